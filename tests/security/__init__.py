"""Threats, each with the check that holds it off: `make security` prints the table."""
