"""Speed, measured beside a peer; never part of the tests or of the site."""
