"""The WSGI callable that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")

application = get_wsgi_application()

# Only where the site is served: commands and tests have no use for a thread that reads every listing.
from catalog.live import live  # noqa: E402 - needs the settings
from directory.warming import warm  # noqa: E402
from providers.tally import tally  # noqa: E402

live.start()
tally.start()
warm()
