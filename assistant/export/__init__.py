"""A draft leaves the house: as a Word file in official form, as Markdown or as plain text."""
