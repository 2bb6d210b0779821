"""Files of public registries, read into private rows."""
