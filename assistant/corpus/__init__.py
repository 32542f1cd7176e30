"""A pile of old summaries in; clean, labelled, masked exemplars out, and the right ones found."""
