"""Whole requests: a site of its own, what it answers a second, and how soon it tells of a change; `python -m bench.http`."""
