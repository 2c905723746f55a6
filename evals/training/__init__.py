"""Procedures that choose the numbers in the settings of retrieval and answering, and print them."""
