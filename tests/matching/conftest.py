"""The cores are shared with whatever else runs, so how long one random example takes says nothing about the code."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "shared-cores", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared-cores")
