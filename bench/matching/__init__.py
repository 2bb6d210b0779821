"""What it costs to order everybody for a client of the guide, beside one search over the same listings."""
