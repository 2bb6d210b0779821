"""What dev.py does: environment, database, server, tests and checks. Standard library only."""
