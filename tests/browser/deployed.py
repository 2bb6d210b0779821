"""Settings of a site as an operator runs it; only its static files are collected outside of the checkout."""

import os
from pathlib import Path

from directory.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
