"""The policy lab: a simulated neighbourhood and ways of asking it. No running code uses it."""
