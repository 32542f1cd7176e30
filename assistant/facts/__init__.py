"""A town's facts: read from a sheet or found in a text, judged beside the figures of a draft."""
