"""Windows, driven offscreen by pytest-qt with fake services."""
