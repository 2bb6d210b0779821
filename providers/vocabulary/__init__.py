"""Every value that a listing can state and a search can ask for, one file a subject.

The values are contract: addresses, the JSON and stored rows hold them. A new one is added here and in a migration (the tables
refuse what they do not know); an existing one is never renamed.
"""
