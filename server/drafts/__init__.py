"""Checks a reply before it is sent: sentence by sentence against the documents, then what is missing beside it."""
