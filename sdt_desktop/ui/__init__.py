"""The windows (Qt Widgets): they speak to `services` only, and hold no knowledge of files, keys or SQL."""
