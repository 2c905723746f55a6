"""Suggestions put to the test: tickets whose needs and dates people wrote down, and what is suggested for them."""
