"""The shared widgets: every length, colour and font comes from `ui.theme`."""
