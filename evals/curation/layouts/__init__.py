"""The layouts in which golden sets come from elsewhere, one a file."""
