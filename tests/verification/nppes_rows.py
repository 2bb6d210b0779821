"""Invented rows in the layouts of the CMS file. Nobody here exists."""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from stdnum import luhn

from providers.npi import PREFIX

Cells = dict[str, str]

ADDRESS = (
    "First Line Business {} Address",
    "Second Line Business {} Address",
    "Business {} Address City Name",
    "Business {} Address State Name",
    "Business {} Address Postal Code",
    "Business {} Address Country Code (If outside U.S.)",
    "Business {} Address Telephone Number",
    "Business {} Address Fax Number",
)
OTHER_NAME = ("Last Name", "First Name", "Middle Name", "Name Prefix Text", "Name Suffix Text")
PLACE = "Provider Business Practice Location Address"
V3 = (
    "npi_managed_by",
    "npi_activation_status",
    "npi_activation_change_reason_list",
    "npi_activation_future_change_date",
    "npi_fhir_url",
)


def header(layout: str = "V2") -> list[str]:
    """The columns of V1, V2 or V3, in the order in which CMS publishes them."""
    sex = "Provider Gender Code" if layout == "V1" else "Provider Sex Code"
    columns = [
        "NPI",
        "Entity Type Code",
        "Replacement NPI",
        "Employer Identification Number (EIN)",
        "Provider Organization Name (Legal Business Name)",
        "Provider Last Name (Legal Name)",
        "Provider First Name",
        "Provider Middle Name",
        "Provider Name Prefix Text",
        "Provider Name Suffix Text",
        "Provider Credential Text",
        "Provider Other Organization Name",
        "Provider Other Organization Name Type Code",
        *(f"Provider Other {part}" for part in OTHER_NAME),
        "Provider Other Credential Text",
        "Provider Other Last Name Type Code",
        *(f"Provider {part}".format("Mailing") for part in ADDRESS),
        *(f"Provider {part}".format("Practice Location") for part in ADDRESS),
        "Provider Enumeration Date",
        "Last Update Date",
        "NPI Deactivation Reason Code",
        "NPI Deactivation Date",
        "NPI Reactivation Date",
        sex,
        "Authorized Official Last Name",
        "Authorized Official First Name",
        "Authorized Official Middle Name",
        "Authorized Official Title or Position",
        "Authorized Official Telephone Number",
    ]
    for slot in range(1, 16):
        columns += [
            f"Healthcare Provider Taxonomy Code_{slot}",
            f"Provider License Number_{slot}",
            f"Provider License Number State Code_{slot}",
            f"Healthcare Provider Primary Taxonomy Switch_{slot}",
        ]
    for slot in range(1, 51):
        columns += [
            f"Other Provider Identifier_{slot}",
            f"Other Provider Identifier Type Code_{slot}",
            f"Other Provider Identifier State_{slot}",
            f"Other Provider Identifier Issuer_{slot}",
        ]
    columns += [
        "Is Sole Proprietor",
        "Is Organization Subpart",
        "Parent Organization LBN",
        "Parent Organization TIN",
        "Authorized Official Name Prefix Text",
        "Authorized Official Name Suffix Text",
        "Authorized Official Credential Text",
        *(f"Healthcare Provider Taxonomy Group_{slot}" for slot in range(1, 16)),
        "Certification Date",
    ]
    return [*columns, *(V3 if layout == "V3" else ())]


def npi(number: int) -> str:
    """The NPI numbered `number` from 1: valid, in order."""
    text = str(199_000_000 + number)
    return text + luhn.calc_check_digit(PREFIX + text)


def person(number: int = 1, taxonomy: str = "2084P0800X", **more: str) -> Cells:
    """A psychiatrist in Portland, unless told otherwise; `more` names columns by their short names below."""
    return {
        "NPI": npi(number),
        "Entity Type Code": "1",
        "Provider Last Name (Legal Name)": "FERNWHISTLE",
        "Provider First Name": "MARLOWE",
        "Provider Credential Text": "M.D.",
        "Provider First Line Business Practice Location Address": "1 QUIET WATER LN",
        f"{PLACE} City Name": "PORTLAND",
        f"{PLACE} State Name": "OR",
        f"{PLACE} Postal Code": "972011234",
        f"{PLACE} Country Code (If outside U.S.)": "US",
        f"{PLACE} Telephone Number": "5035550100",
        "Provider Enumeration Date": "05/23/2006",
        "Last Update Date": "02/29/2020",
        "Healthcare Provider Taxonomy Code_1": taxonomy,
        "Healthcare Provider Primary Taxonomy Switch_1": "Y",
        "Provider License Number_1": "MD00001",
        "Provider License Number State Code_1": "OR",
    } | {SHORT[key]: value for key, value in more.items()}


def organization(number: int = 1, taxonomy: str = "261QI0500X", **more: str) -> Cells:
    cells = person(number, taxonomy)
    for name in ("Provider Last Name (Legal Name)", "Provider First Name"):
        del cells[name]
    return (
        cells
        | {
            "Entity Type Code": "2",
            "Employer Identification Number (EIN)": "<UNAVAIL>",
            "Provider Organization Name (Legal Business Name)": "STILL POND INFUSION, LLC",
            "Authorized Official Last Name": "SECRETPERSON",
        }
        | {SHORT[key]: value for key, value in more.items()}
    )


def deactivated(number: int = 1, on: str = "03/04/2021") -> Cells:
    """What CMS leaves of an NPI that is no longer valid."""
    return {"NPI": npi(number), "NPI Deactivation Date": on}


SHORT = {
    "npi": "NPI",
    "entity": "Entity Type Code",
    "replacement": "Replacement NPI",
    "organization_name": "Provider Organization Name (Legal Business Name)",
    "last": "Provider Last Name (Legal Name)",
    "first": "Provider First Name",
    "middle": "Provider Middle Name",
    "suffix": "Provider Name Suffix Text",
    "credential": "Provider Credential Text",
    "other_organization": "Provider Other Organization Name",
    "other_last": "Provider Other Last Name",
    "other_first": "Provider Other First Name",
    "address_2": "Provider Second Line Business Practice Location Address",
    "city": f"{PLACE} City Name",
    "state": f"{PLACE} State Name",
    "zip": f"{PLACE} Postal Code",
    "country": f"{PLACE} Country Code (If outside U.S.)",
    "phone": f"{PLACE} Telephone Number",
    "enumerated": "Provider Enumeration Date",
    "updated": "Last Update Date",
    "deactivated": "NPI Deactivation Date",
    "reactivated": "NPI Reactivation Date",
    "taxonomy_2": "Healthcare Provider Taxonomy Code_2",
    "primary_1": "Healthcare Provider Primary Taxonomy Switch_1",
    "primary_2": "Healthcare Provider Primary Taxonomy Switch_2",
    "license_1": "Provider License Number_1",
    "license_2": "Provider License Number_2",
    "license_state_1": "Provider License Number State Code_1",
    "license_state_2": "Provider License Number State Code_2",
    "taxonomy_15": "Healthcare Provider Taxonomy Code_15",
}


def values(cells: Cells, layout: str = "V2") -> list[str]:
    return [cells.get(column, "") for column in header(layout)]


def as_csv(rows: Iterable[Cells], layout: str = "V2") -> bytes:
    """Every value in quotes, as CMS does."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header(layout))
    writer.writerows(values(cells, layout) for cells in rows)
    return text.getvalue().encode()


def write(path: Path, *rows: Cells, layout: str = "V2") -> Path:
    path.write_bytes(as_csv(rows, layout))
    return path


def write_zip(path: Path, data: bytes, name: str = "npidata_pfile_20050523-20260111.csv") -> Path:
    """The bundle of CMS: the file of providers among its companions."""
    companions = {
        name.replace(".csv", "_fileheader.csv"): b'"NPI"\n',
        "othername_pfile_20050523-20260111.csv": b'"NPI","Provider Other Organization Name"\n',
        "pl_pfile_20050523-20260111.csv": b'"NPI"\n',
        "endpoint_pfile_20050523-20260111.csv": b'"NPI"\n',
        "NPPES_Data_Dissemination_Readme_v.2.pdf": b"%PDF",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for companion, content in companions.items():
            archive.writestr(companion, content)
        archive.writestr(name, data)
    return path
