"""A month in a neighbourhood, and what it costs its coordinator: `make month`."""
