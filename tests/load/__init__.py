"""How it bears up: ten thousand updates at once, a million requests, hours. `make load`."""
