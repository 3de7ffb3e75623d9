"""Ways out for a sealed package."""
