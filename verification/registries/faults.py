"""What can be wrong with a registry file; each carries a sentence for the person who imports it."""


class FileRefused(Exception):  # noqa: N818
    """Nothing was read: the file, or the place for the report, cannot be used."""


class FileCutShort(Exception):  # noqa: N818
    """The file could not be read to its end; the rows before that point are good."""


class ReportFailed(Exception):  # noqa: N818
    """The report took no more rows, say because the disk is full; the run ends there."""


class BadRow(Exception):  # noqa: N818
    """One row cannot be kept; goes to the report."""
