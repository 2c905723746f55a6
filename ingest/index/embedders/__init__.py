"""The adapters of the embedder port."""
