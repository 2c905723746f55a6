"""The tools, one in a file."""
