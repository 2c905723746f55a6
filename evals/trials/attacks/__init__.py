"""Plants injection texts in documents and tickets, asks what agents ask, and looks whether an answer obeys."""
