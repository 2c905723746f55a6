"""The adapters of the source port."""
