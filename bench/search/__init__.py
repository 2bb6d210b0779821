"""Search, measured beside other engines over the same invented listings: `manage.py bench_search`."""
