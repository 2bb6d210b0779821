"""Finds the file of providers in the ZIP that CMS publishes."""

import re
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from verification.registries.faults import FileRefused

PROVIDERS = re.compile(r"npidata_pfile_.*\.csv", re.IGNORECASE)
# What lies beside it: headers alone, further names, further places, electronic addresses.
OTHERS = re.compile(r"(othername|pl|endpoint)_.*|.*_fileheader\.csv", re.IGNORECASE)
ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4, bit 0
READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


def providers_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one CSV of providers, whatever it is called if it is the only CSV; raises FileRefused."""
    csvs = [info for info in archive.infolist() if _is_table(info)]
    named = [info for info in csvs if PROVIDERS.fullmatch(PurePosixPath(info.filename).name)]
    found = named or csvs
    if not found:
        raise FileRefused(
            _("There is no file of providers (npidata_pfile_….csv) in this ZIP; it holds: %s.")
            % _names(archive.infolist())
        )
    if len(found) > 1:
        raise FileRefused(
            _(
                "This ZIP holds several files of providers: %s. Unpack it and import them one by one."
            )
            % _names(found)
        )
    if found[0].flag_bits & ENCRYPTED:
        raise FileRefused(_("This ZIP is locked with a password. Unpack it and import the CSV."))
    if found[0].compress_type not in READABLE:
        raise FileRefused(
            _("This ZIP is packed in a way that cannot be read here. Unpack it and import the CSV.")
        )
    return found[0]


def _is_table(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = path.name.startswith("._") or "__MACOSX" in path.parts
    return path.suffix.lower() == ".csv" and not hidden and not OTHERS.fullmatch(path.name)


def _names(infos: list[zipfile.ZipInfo]) -> str:
    names = [info.filename for info in infos]
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "") if names else _("nothing")
