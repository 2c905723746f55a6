"""Runs beyond the one under way: those that are kept, those that wait, and those that come by schedule."""
