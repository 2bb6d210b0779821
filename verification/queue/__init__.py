"""What waits for a person: each kind of work is a module here that says which rows wait, since when, and where they are worked on.

A new kind: a value of `Kind` (kinds.py), a module with a function that returns a QuerySet made by `work.rows`, and a line in `every.py`.
The list, its filters, counts, clocks and holds follow.
"""
