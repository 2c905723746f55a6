"""Conflict cards put to the test: contradictions that must be found, near misses and questions without any."""
