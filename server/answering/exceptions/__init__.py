"""Temporary rulings: which of them outranks a rule that was found, and how it is told."""
