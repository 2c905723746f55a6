"""The adapters of the finder port."""
