"""The figures of a neighbourhood."""
