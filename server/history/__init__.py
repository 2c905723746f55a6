"""What was asked, what was answered, and what people thought of it."""
