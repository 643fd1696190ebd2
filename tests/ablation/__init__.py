"""What protects the bot, taken away one at a time: each time a named test must turn red."""
