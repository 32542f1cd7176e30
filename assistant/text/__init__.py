"""What Chinese official text is made of."""
