"""Compares providers with the federal exclusion list: as whom, by which names, and what follows from a hit."""
