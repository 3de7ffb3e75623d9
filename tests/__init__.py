"""A real package, so that another distribution's stray top-level `tests` can never stand in for it."""
