"""The matching as JSON: what a program may ask (`facets.py`, `body.py`, `asked.py`), and what it is told (`objects.py`).

docs/api.md says how to use it; directory/api/openapi.py describes it from the facets of the search.
"""
