"""The saved list: kept in one cookie, without an account, and shown, compared, shared and printed from there.

`keys.py` reads what a browser sends, `cookie.py` keeps it, `changes.py` says what saving and taking off do; `listings.py` and
`comparison.py` turn keys into what the pages say.
"""
