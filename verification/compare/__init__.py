"""What was submitted beside what a board shows: the differences, field by field, in words. Nothing here knows the database."""
