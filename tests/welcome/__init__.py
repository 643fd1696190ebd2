"""Conversations about coming in, stopping and settings."""
