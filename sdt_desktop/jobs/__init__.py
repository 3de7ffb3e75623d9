"""One worker owns the vault; results, progress and failures come back on the window's thread."""
