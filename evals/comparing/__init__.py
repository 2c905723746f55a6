"""Two runs on the same golden set, compared example by example."""
