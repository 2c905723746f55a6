"""What a message or a ticket asks for: the distinct needs in it, each as a question of its own."""
