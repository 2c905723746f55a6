"""Golden sets as people keep them: written, imported, suggested, checked against the documents, and changed."""
