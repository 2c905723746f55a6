"""The adapters of the judge port."""
