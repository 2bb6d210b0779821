"""The few values of which a crowd of listings is made."""

from providers.vocabulary.people import Ages, Community, Language
from providers.vocabulary.practice import Access, Hours, Insurance, Pay
from providers.vocabulary.treatment import Condition, Orientation

STATES = ("OR", "OR", "WA", "AK", "HI", "PR")
COMPACTS = ("OR", "WA", "AK", "ID")
TYPES = ("md", "do", "np", "pa", "prescribing_psychologist", "lcsw", "lpc", "rn", "pharmacist")
# Many are a slip of the finger from another, or the same but for case and accents.
FIRST = (
    "Anna",
    "anna",
    "Ánna",
    "Hanna",
    "Zoë",
    "Bo",
    "Noor",
    "Jean-Luc",
    "A. J.",
    "Søren",
    "Soren",
    "Sorin",
)
LAST = (
    "Alder",
    "alder",
    "Adler",
    "O’Brien",
    "Nuñez",
    "Birch",
    "Birsch",
    "Bircher",
    "de la Cruz",
    "Lee",
    "Li",
)
CLINICS = ("Still Water Clinic", "Clínica Río", "Ketamine Clinics of Portland", "Alder & Birch")
LONG = "The Very Long Name of a Practice that Nobody Reads "
# City, state, ZIP code, latitude and longitude; several of one city, and islands on both sides of the antimeridian.
SPOTS = (
    ("Portland", "OR", "97201", 45.5077, -122.6927),
    ("Portland", "OR", "97214", 45.5142, -122.643),
    ("Portland", "OR", "97201", 45.5, -122.7),
    ("Gresham", "OR", "97030", 45.5052, -122.4412),
    ("Salem", "OR", "97301", 44.9429, -123.0351),
    ("Vancouver", "WA", "98660", 45.6418, -122.6801),
    ("Seattle", "WA", "98101", 47.6114, -122.3305),
    ("Anchorage", "AK", "99501", 61.2116, -149.8761),
    ("Adak", "AK", "99546", 51.874, -176.634),
    ("Atka", "AK", "99547", 52.1961, -174.2006),
    ("Shemya", "AK", "99546", 52.7123, 174.1136),
    ("Amchitka", "AK", "99546", 51.378, 179.259),
    ("Honolulu", "HI", "96813", 21.3179, -157.8521),
    ("Hilo", "HI", "96720", 19.7025, -155.0939),
    ("San Juan", "PR", "00901", 18.4653, -66.1067),
    ("Ponce", "PR", "00716", 17.9866, -66.5983),
)
LISTS: dict[str, list[str]] = {
    "telehealth_states": ["OR", "WA", "AK", "PR"],
    "conditions": Condition.values,
    "orientations": Orientation.values,
    "insurance": Insurance.values,
    "pay": Pay.values,
    "languages": Language.values[:4],
    "hours": Hours.values,
    "ages": Ages.values,
    "communities": Community.values,
    "access": Access.values,
}
