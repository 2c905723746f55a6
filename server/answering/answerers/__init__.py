"""The adapters of the answerer port."""
