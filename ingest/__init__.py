"""Turns files into an index that the server can search."""
