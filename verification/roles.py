"""What the database lets the roles do that the site and its readers sign in as: never more than they need.

The role that owns the tables can drop a guard; so it runs migrations and nothing else. The site's own role can neither make,
alter nor empty a table, and on tables that only grow it can only add.
"""

from typing import Any, NamedTuple

from django.db import connection, transaction

APP = "stillwater_app"
READONLY = "stillwater_readonly"
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
# What the site may do with tables where that is less than everything.
LESS = {
    "django_migrations": "SELECT",
    # Their functions run as the owner: nobody else writes them.
    "catalog_entry": "SELECT",
    "catalog_epoch": "SELECT",
    "catalog_pending": "SELECT",
    "verification_auditrow": "SELECT",
    # What was seen and decided is added, never changed.
    "providers_evidence": "SELECT, INSERT",
    "providers_decision": "SELECT, INSERT",
    # People are forgotten.
    "verification_auditvalues": "SELECT, DELETE",
}
# By which somebody could sign in or act as another, or read what clients wrote: not for readers.
SECRET = frozenset(
    {
        "django_session",
        "account_emailaddress",
        "account_emailconfirmation",
        "mfa_authenticator",
        "usersessions_usersession",
        "accounts_attempt",
        "procrastinate_jobs",
        "procrastinate_events",
        "providers_claimcode",
        "providers_invitation",
        "providers_kepttext",
        "providers_message",
        "verification_auditvalues",
    }
)
SECRET_COLUMNS = {"accounts_user": frozenset({"password", "email"})}


class Roles(NamedTuple):
    """The names of the two."""

    app: str = APP
    readonly: str = READONLY


class MissingRoleError(Exception):
    """There is no such role; `name` is which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@transaction.atomic
def grant(roles: Roles, *, create: bool = False) -> int:
    """Give both roles their rights, and take all others on the site's tables from them; returns how many tables there are.

    Needs the owner of the tables; with `create` roles that are missing are made, which needs more. Raises MissingRoleError.
    """
    with connection.cursor() as cursor:
        for name in roles:
            _there(cursor, name, create=create)
        both = ", ".join(map(connection.ops.quote_name, roles))
        schema, database = _place(cursor)
        # A table of one's own could stand before the real one.
        cursor.execute(f"REVOKE TEMPORARY, CREATE ON DATABASE {database} FROM PUBLIC, {both}")
        cursor.execute(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {both}")
        cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {both}")
        for what in ("TABLES", "SEQUENCES"):
            cursor.execute(f"REVOKE ALL ON ALL {what} IN SCHEMA {schema} FROM {both}")
        app, readonly = map(connection.ops.quote_name, roles)
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {app}")
        tables = _tables(cursor)
        for table, columns in tables.items():
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"GRANT {LESS.get(table, EVERYTHING)} ON {quoted} TO {app}")
            if table not in SECRET:
                cursor.execute(f"GRANT SELECT {_shown(table, columns)} ON {quoted} TO {readonly}")
    return len(tables)


def _there(cursor: Any, name: str, *, create: bool) -> None:
    cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [name])
    if cursor.fetchone()[0]:
        return
    if not create:
        raise MissingRoleError(name)
    # Two may find it missing at once, in two databases of one server.
    cursor.execute(
        f"DO $$ BEGIN CREATE ROLE {connection.ops.quote_name(name)} LOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )


def _place(cursor: Any) -> tuple[str, str]:
    cursor.execute("SELECT quote_ident(current_schema()), quote_ident(current_database())")
    return cursor.fetchone()


def _tables(cursor: Any) -> dict[str, list[str]]:
    """The tables of the site with their columns."""
    cursor.execute(
        "SELECT relname, array_agg(attname ORDER BY attnum) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid "
        "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped "
        "GROUP BY relname ORDER BY relname"
    )
    return dict(cursor.fetchall())


def _shown(table: str, columns: list[str]) -> str:
    """The columns that readers may see, where that is not all."""
    hidden = SECRET_COLUMNS.get(table)
    if not hidden:
        return ""
    shown = (connection.ops.quote_name(each) for each in columns if each not in hidden)
    return f"({', '.join(shown)})"
