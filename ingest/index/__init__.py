"""The floor the server stands on: the catalog and everything derived from it."""
