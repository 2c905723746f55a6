"""Approved answers: which of them fits a question, and how it is told."""
