"""A fictional household of Rennes, computed: weather, habits, holidays, then the export files of its services."""
