"""Starts, tests and keeps Street on one Debian machine. Python's standard library only; one file per concern."""
