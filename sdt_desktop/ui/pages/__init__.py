"""One folder a page; each is built when first shown (see `ui.registry`)."""
