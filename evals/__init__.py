"""Measures the server on golden sets, exactly as users meet it."""
