"""The web pages: what a browser sees of Deskside."""
