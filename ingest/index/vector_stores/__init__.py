"""The adapters of the vector store port."""
