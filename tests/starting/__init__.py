"""A neighbourhood begins."""
