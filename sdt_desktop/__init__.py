"""Self Data Territorial: personal data, kept by the person, shared under conditions."""

__version__ = "0.1.0"
