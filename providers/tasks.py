"""Jobs of the worker (`manage.py procrastinate worker`) for what providers send."""

import uuid

from procrastinate.contrib.django import app

from providers.actions import document_trials


@app.task(name="providers.try_document", queue="keeping")
def try_document(key: str) -> None:
    """Whether the first page of a PDF can be drawn that took too long while its owner waited."""
    document_trials.try_document(uuid.UUID(key))
