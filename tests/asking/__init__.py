"""Tests of asking, changing and withdrawing."""
