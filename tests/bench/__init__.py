"""Speed and memory beside the named peer, as ratios of one run: `make bench`."""
