"""Maps drawn by the server: the country with its counts on the front door, and the results of a search."""
