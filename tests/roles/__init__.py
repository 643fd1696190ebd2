"""Who coordinates, and in what role."""
