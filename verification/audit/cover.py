"""The trigger function that keeps the trail of one table, written out from its line in `covered.py`."""

from pathlib import Path
from typing import Any

from django.db import migrations

from verification.audit.covered import COVERED, Cover

SQL = Path(__file__).resolve().parent.parent / "sql"
# For each event, the rows, and one of them before and after.
EVENTS = {
    "insert": ("REFERENCING NEW TABLE AS new_rows", "new_rows AS r", "'{}'::jsonb", "to_jsonb(r)"),
    "update": (
        "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "new_rows AS r JOIN old_rows AS b ON b.id = r.id",
        "to_jsonb(b)",
        "to_jsonb(r)",
    ),
    "delete": ("REFERENCING OLD TABLE AS old_rows", "old_rows AS r", "to_jsonb(r)", "'{}'::jsonb"),
}
CHANGED = "coalesce(pair.was -> each.name, 'null') IS DISTINCT FROM coalesce(pair.now -> each.name, 'null')"
# Of a row that comes or goes, what it leaves blank says nothing.
SAID = "coalesce(pair.was -> each.name, pair.now -> each.name) NOT IN ('null', '\"\"', '[]')"
FORGET = """
    DELETE FROM verification_auditvalues WHERE row_id IN (
      SELECT about.id FROM verification_auditrow AS about WHERE about.{of} IN (SELECT r.id FROM old_rows AS r)
    );"""


def covered(table: str) -> migrations.RunPython:
    """The operation of a migration that has the trail cover a table, as its line in COVERED says; also after that line changed."""

    def install(apps: Any, schema_editor: Any) -> None:
        run(schema_editor, covering(table))

    def remove(apps: Any, schema_editor: Any) -> None:
        run(schema_editor, f"DROP FUNCTION IF EXISTS audit_of_{table}() CASCADE")

    return migrations.RunPython(install, remove)


def covering(table: str) -> str:
    """The statements that make the function and the triggers of a table, instead of those that are there."""
    function = f"audit_of_{table}"
    # As whoever owns the trail: a role that may not write it keeps it all the same.
    statements = f"""
        DROP FUNCTION IF EXISTS {function}() CASCADE;
        CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
          SET search_path = @path@ SET timezone = 'UTC' SET enable_seqscan = off AS $audit${body(COVERED[table])}$audit$;
    """
    for event, tables in [*((event, said[0]) for event, said in EVENTS.items()), ("truncate", "")]:
        statements += f"""
            CREATE TRIGGER audit_{event} AFTER {event.upper()} ON {table}
              {tables} FOR EACH STATEMENT EXECUTE FUNCTION {function}();
            ALTER TABLE {table} ENABLE ALWAYS TRIGGER audit_{event};
        """
    return statements


def body(cover: Cover) -> str:
    """What the function of a table does."""
    forgets = "".join(FORGET.format(of=of) for of in cover.forgets)
    filled = _filled(read("audit_cover"), kind=_quoted(cover.kind), forget=forgets)
    return _filled(filled, **{event: noting(cover, event) for event in EVENTS})


def noting(cover: Cover, event: str) -> str:
    """The statement that adds rows to the trail for those that one statement added, changed or removed."""
    _tables, rows, was, now = EVENTS[event]
    worth = CHANGED if event == "update" else SAID
    value = "jsonb_build_array(pair.was -> each.name, pair.now -> each.name)"
    keeps = not cover.kept and not (event == "delete" and cover.forgets)
    keep = "INSERT INTO verification_auditvalues (row_id, salt, shown) SELECT id, salt, shown FROM said WHERE shown IS NOT NULL"
    if event == "delete" and cover.forgets:
        # What goes with the row is not written down once more.
        worth = "false"
    act = {"insert": "'created'", "update": "'changed'", "delete": "'removed'"}[event]
    if cover.decided and event != "delete":
        column = _quoted(cover.decided)
        act = (
            f"CASE WHEN now ->> {column} IS NOT NULL AND now -> {column} IS DISTINCT FROM was -> {column} "
            f"THEN 'decided' ELSE {act} END"
        )
    return _filled(
        read("audit_note").strip(),
        rows=rows,
        was=was,
        now=now,
        key=cover.key,
        listing=cover.listing,
        other_listing=cover.other_listing,
        license=cover.license,
        person=cover.person,
        maker=cover.maker,
        kind=_quoted(cover.kind),
        act=act,
        worth="true" if cover.kept else worth,
        value="pair.now -> each.name" if cover.kept else value,
        ignored=_quoted_list(cover.ignored),
        only=f" AND each.name = ANY ({_quoted_list(cover.only)})" if cover.only else "",
        where="WHERE change.fields IS NOT NULL" if event == "update" else "",
        digested="shown" if cover.kept else "salt || E'\\n' || shown",
        values=keep if keeps else f"{keep} AND false",
    )


def read(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def run(schema_editor: Any, statements: str) -> None:
    """Many statements in one go: psycopg refuses that under server-side binding, except on a plain cursor without values.

    Functions that run as their owner look for tables where these are: else whoever calls one could put a temporary table of the
    same name before the real one.
    """
    with schema_editor.connection.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        [schema] = cursor.fetchone()
        cursor.execute(statements.replace("@path@", f"{schema}, pg_temp"))


def _filled(template: str, **said: str) -> str:
    for name, text in said.items():
        template = template.replace(f"@{name}@", text)
    return template


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted_list(texts: tuple[str, ...]) -> str:
    return f"ARRAY[{', '.join(map(_quoted, texts))}]::text[]"
