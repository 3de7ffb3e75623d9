"""The encrypted folder of one person: keys, database, layers, current view, journal."""
