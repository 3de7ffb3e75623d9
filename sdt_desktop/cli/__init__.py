"""`sdt`: the whole program without Qt."""
