"""What everybody may use: errors, paths, clock, progress, logs. Knows nothing of the program's words."""
