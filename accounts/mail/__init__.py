"""Mail goes out by jobs: `EMAIL_BACKEND` is the QueueingBackend, and accounts/tasks.py sends what waits."""
