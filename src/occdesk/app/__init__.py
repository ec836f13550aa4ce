"""The program: command line, window, and the one place where the parts are wired together."""
