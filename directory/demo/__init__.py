"""Invented providers for development, demonstrations and measurements: believable, and nobody real.

`manage.py seed_demo` writes them. Everything is drawn from the seed and counted from today, so that the same command on the
same day makes the same listings, and "expires in 12 days" is as true next year as it is now.
"""
