"""Many invented listings, random searches among them, and what the answers must be by plain Python."""
