"""The words that a client types: how they are taken apart, compared and found."""
