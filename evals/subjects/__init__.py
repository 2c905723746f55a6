"""The ways to reach what is measured."""
