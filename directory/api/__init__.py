"""The search as read-only JSON: the same parameters and the same listings as the page; docs/api.md says how to use it.

`objects.py` says what a listing is in JSON, `problems.py` what is wrong with a request, `openapi.py` describes both.
"""
