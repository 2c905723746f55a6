"""Keeps customers' personal data out of what is stored, logged and sent to a model, and in what the agent sees."""
