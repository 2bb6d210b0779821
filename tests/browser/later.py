"""Settings of a site whose clock is `DAYS_LATER` days ahead; its worker moves the clock before anything else looks at it."""

import datetime as dt
import os

import time_machine

time_machine.travel(
    dt.datetime.now(dt.UTC) + dt.timedelta(days=int(os.environ["DAYS_LATER"]))
).start()

from directory.settings import *  # noqa: E402, F403
