"""What the page of a listing says: rows in, plain values out, one file a part of the page.

`record.py` reads the rows in a number of queries that does not grow with them; everything else is a function of that record.
"""
