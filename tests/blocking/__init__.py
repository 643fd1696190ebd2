"""Blocking and reporting: silent for the other side."""
