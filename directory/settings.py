"""Settings, all from the environment: docs/settings.md lists them for operators."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from directory.settings_accounts import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required(name: str, example: str) -> str:
    """The value of a variable without which the site must not start."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment, for example {name}={example}")
    return value


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = (
    env.str("SECRET_KEY", default="for-development-only")
    if DEBUG
    else required("SECRET_KEY", "a-random-text-of-50-characters-or-more")
)
# Earlier secrets, while what was signed or locked under them still has to open.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="Stillwater")
SITE_OPERATOR = env.str("SITE_OPERATOR", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Local copies answer in the clear; a real site is told its https address in BASE_URL.
OVER_TLS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = OVER_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_TLS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = OVER_TLS
SECURE_HSTS_PRELOAD = OVER_TLS
# "no-referrer" would make browsers send "Origin: null", and every form here would answer 403.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    # Before staticfiles: runserver too sends static files through the middleware, headers and all.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_filters",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "accounts.sessions_app.SessionsConfig",
    "procrastinate.contrib.django",
    "accounts",
    "providers",
    "catalog",
    "directory",
    "matching",
    "verification",
]

MIDDLEWARE = [
    # Outermost, so that static files, redirects and error pages carry the headers too.
    "directory.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    # Around whatever makes a page, the pages for errors included.
    "directory.compression.compression",
    "directory.middleware.stylesheet_first",
    "directory.middleware.error_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.last_seen",
    "accounts.middleware.second_factor",
    "accounts.middleware.who_acts",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "directory.urls"
WSGI_APPLICATION = "directory.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "directory.context_processors.site",
            ],
        },
    },
    # For what a search finds, in templates that end in .jinja; docs/decisions/ says why.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "directory.jinja.environment"},
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": environ.Env.db_url_config(
        required("DATABASE_URL", "postgres://stillwater:password@db.example.org/stillwater")
    )
}
# A socket folder comes percent-encoded: postgres://user@%2Frun%2Fpostgresql/name
DATABASES["default"]["HOST"] = unquote(DATABASES["default"]["HOST"])
DATABASES["default"]["OPTIONS"] = {
    # A statement that a connection sends for the fifth time is kept by the server with its plan: planning the one that reads a
    # page of results takes longer than reading it. The address can say another number, for poolers that lose such statements.
    "prepare_threshold": 5,
    **DATABASES["default"].get("OPTIONS", {}),
    # Values travel apart from the statement, so a failed or slow one does not write them to the server's log.
    "server_side_binding": True,
    "pool": True,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough"},
    {"NAME": "accounts.passwords.NotCommon"},
    {"NAME": "accounts.passwords.NotYours"},
]
PASSWORD_RESET_TIMEOUT = 3600
# Reviewers and administrators need a second step at sign-in, except on a copy on somebody's own machine.
SECOND_FACTOR_REQUIRED = not DEBUG
# How many proxies in front of the site write X-Forwarded-For; the address that limits count by is taken from them.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if OVER_TLS else "http"
MFA_TOTP_ISSUER = SITE_NAME
# A browser allows passkeys on http://localhost; nowhere else without TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "dummymail://")
vars().update(EMAIL_CONFIG)
# All mail waits as jobs, written in the transaction that causes it; the worker sends it by the transport of EMAIL_URL.
MAIL_TRANSPORT = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "accounts.mail.queueing.QueueingBackend"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="stillwater@localhost")
# A mail that was sent is forgotten at once.
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en-us", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="America/New_York")
PHONENUMBER_DEFAULT_REGION = "US"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "directory.stylesheet.StylesheetFinder",
    "directory.stylesheet.WorkStylesheetFinder",
    "directory.script.ScriptFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))

# Django's own error page shows the cookies and the form that a client sent: ours never does.
DEFAULT_EXCEPTION_REPORTER = "directory.errors.PlainErrorReporter"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "directory.quiet_logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # runserver would write query strings, which are searches.
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # At "info" it tells of every task of its own at every start.
        "procrastinate": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Statements can carry values: never logged, whatever the level of the rest.
        "django.db.backends": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}

# The NPI registry that a reviewer can look somebody up in; the only host outside that the site ever asks.
NPPES_API_URL = env.str("NPPES_API_URL", default="https://npiregistry.cms.hhs.gov/api/")

# Rules of the product, in days; each is named where it is used.
ATTESTATION_DAYS = env.int("ATTESTATION_DAYS", default=90)
AVAILABILITY_DAYS = env.int("AVAILABILITY_DAYS", default=30)
EVIDENCE_DAYS = env.int("EVIDENCE_DAYS", default=90)
RECHECK_DAYS = env.int("RECHECK_DAYS", default=14)
# How long the audit trail keeps what fields said before and after a change; that they changed, by whom and when, it keeps for ever.
AUDIT_VALUES_DAYS = env.int("AUDIT_VALUES_DAYS", default=1095)

# Whether the guide ends with "Did this help?", whose answers are counted by the month and in no other way.
DID_THIS_HELP = env.bool("DID_THIS_HELP", default=False)
