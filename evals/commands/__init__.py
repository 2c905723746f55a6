"""The commands below `deskside eval`, one a file."""
