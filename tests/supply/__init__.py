"""What the program is made of: locked with hashes, listed, held against what is known."""
