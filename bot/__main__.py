"""The command `burenhulp`."""
