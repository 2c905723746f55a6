"""Figures of stored answers: how good they are over time, where they fail, and what is missing from the documents."""
