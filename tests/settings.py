"""The product's own settings, stricter where a mistake should be loud."""

import os

os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("SECRET_KEY", "for-tests-only")
# Playwright keeps an event loop in the thread of the tests; the database is still used by one at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from directory.settings import *  # noqa: F403
from directory.settings import DATABASES, STORAGES

DEBUG = False
# A name per run, so that two runs beside each other do not share rows.
DATABASES["default"]["TEST"] = {"NAME": f"test_stillwater_{os.getpid()}"}
# Connections of threads would outlive the test database.
DATABASES["default"]["OPTIONS"]["pool"] = False
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_TRANSPORT = EMAIL_BACKEND
# No test asks a registry outside.
NPPES_API_URL = ""
