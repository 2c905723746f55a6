"""Judges: what grades answers beside people, with a language model or without one, and what they said."""
