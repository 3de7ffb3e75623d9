"""Use cases: what the command line and the windows both call. The only place where the rooms meet."""
