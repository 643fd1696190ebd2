"""One package a platform; each knows `bot.messages` and its own library, nothing else."""
