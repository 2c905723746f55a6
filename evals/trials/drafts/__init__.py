"""Draft checks put to the test: replies written for the sample company, right and wrong, and what the check says."""
