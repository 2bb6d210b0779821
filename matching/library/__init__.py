"""The clinical content as data: what `matching/content/` says, as frozen plain objects.

Nothing here imports Django, so that what orders providers may read it too. Text comes out in English, as written; templates
translate it where they show it ({% translate statement.text %}).
"""
