"""Slice -> minimised tables -> sealed package; package -> verified content. No SQL, no Qt, no network."""
