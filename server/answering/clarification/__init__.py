"""Asks back where the documents answer a question differently by something that it does not say."""
