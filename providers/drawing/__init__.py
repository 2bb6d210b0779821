"""Pages of documents as pictures: a PDF is drawn by a process that can do nothing else. docs/decisions/0033 says why and how."""
