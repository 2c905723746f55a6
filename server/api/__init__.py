"""The HTTP side: what the panel, the pages, the command line and other programs speak to."""
