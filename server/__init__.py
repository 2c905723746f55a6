"""Answers questions from the index, over HTTP, the command line and the web pages."""
