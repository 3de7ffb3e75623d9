"""Charts. Loaded by the pages that show them when first shown: numpy and pyqtgraph stay off the start-up path."""
