"""The finding of personal data put to the test: tickets with every personal stretch marked, and full of traps."""
