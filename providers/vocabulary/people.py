"""Whom a provider works with, and what they say of themselves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProviderKind(TextChoices):
    INDIVIDUAL = "individual", _("Person")
    ORGANIZATION = "organization", _("Practice")


class Gender(TextChoices):
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    NONBINARY = "nonbinary", _("Nonbinary person")


class Ages(TextChoices):
    ADULTS = "adults", _("Adults")
    ADOLESCENTS = "adolescents", _("Teenagers")
    OLDER_ADULTS = "older_adults", _("Older adults")


class Community(TextChoices):
    LGBTQ = "lgbtq", _("LGBTQ+ people")
    VETERANS = "veterans", _("Veterans")
    FIRST_RESPONDERS = "first_responders", _("First responders")
    BIPOC = "bipoc", _("Black, Indigenous and people of color")
    PERINATAL = "perinatal", _("People who are or were recently pregnant")
    FAITH = "faith", _("People of faith")


class Language(TextChoices):
    """ISO 639-1 codes of the languages spoken most in US homes, with American Sign Language under `access`."""

    EN = "en", _("English")
    ES = "es", _("Spanish")
    AR = "ar", _("Arabic")
    BN = "bn", _("Bengali")
    DE = "de", _("German")
    FA = "fa", _("Persian")
    FR = "fr", _("French")
    GU = "gu", _("Gujarati")
    HE = "he", _("Hebrew")
    HI = "hi", _("Hindi")
    HT = "ht", _("Haitian Creole")
    HY = "hy", _("Armenian")
    IT = "it", _("Italian")
    JA = "ja", _("Japanese")
    KO = "ko", _("Korean")
    NV = "nv", _("Navajo")
    PA = "pa", _("Punjabi")
    PL = "pl", _("Polish")
    PT = "pt", _("Portuguese")
    RU = "ru", _("Russian")
    SO = "so", _("Somali")
    TA = "ta", _("Tamil")
    TE = "te", _("Telugu")
    TL = "tl", _("Tagalog")
    UK = "uk", _("Ukrainian")
    UR = "ur", _("Urdu")
    VI = "vi", _("Vietnamese")
    YI = "yi", _("Yiddish")
    ZH = "zh", _("Chinese")


class Experience(TextChoices):
    KAP_TRAINED = "kap_trained", _("Trained in ketamine-assisted therapy")
    YEARS_5 = "years_5", _("5 years in practice or more")
    YEARS_10 = "years_10", _("10 years in practice or more")
