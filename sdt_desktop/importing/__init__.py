"""An export file becomes blocks of observations, events, positions and records, with an account of every row."""
