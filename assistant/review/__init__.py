"""A text and a sheet in; every figure judged, every fact accounted for, findings out."""
