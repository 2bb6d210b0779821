"""Where the NPI registry shows people what it knows: for the reviewer who goes on by hand, or wants to see for themselves."""

REGISTRY_URL = "https://npiregistry.cms.hhs.gov/"


def page_of(npi: str) -> str:
    """The page of a number; its search form without one."""
    return f"{REGISTRY_URL}provider-view/{npi}" if npi else f"{REGISTRY_URL}search"
