"""Conversations about what is kept, and erasing it."""
