"""What the command line offers; each command is a file, loaded when it is asked for."""
