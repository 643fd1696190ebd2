"""Seeded days of a neighbourhood on several replicas, with everything that can go wrong."""
