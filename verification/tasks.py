"""Jobs of the worker (`manage.py procrastinate worker`) for what people check."""

from procrastinate.contrib.django import app

from verification.audit.chain import chain_waiting


@app.periodic(cron="*/5 * * * *")
@app.task(name="verification.chain_audit_rows", queue="keeping", queueing_lock="verification.chain")
def chain_audit_rows(timestamp: int) -> None:
    """Rows whose commit met another one, and nobody came after it."""
    chain_waiting()
