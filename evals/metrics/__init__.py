"""The measures, one a file; each says what it counts and where its definition comes from."""
