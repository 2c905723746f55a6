"""What each part of retrieval is worth, and what it costs."""
