"""The pipelines that are compared."""
