"""The figures of /accuracy/: read in a number of queries that does not grow, put together in memory, kept for a minute."""
