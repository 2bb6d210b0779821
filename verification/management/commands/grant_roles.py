"""manage.py grant_roles: the rights of the roles that the site and its readers sign in as; see docs/audit.md."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from verification.roles import APP, READONLY, MissingRoleError, Roles, grant


class Command(BaseCommand):
    help = (
        "Give the role of the site, and the one of whoever only reads, the rights they need on every table, and no others. "
        "Run it as the owner of the tables, after each migrate."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--app", default=APP, help=f"the role of the site ({APP})")
        parser.add_argument("--readonly", default=READONLY, help=f"who only reads ({READONLY})")
        parser.add_argument(
            "--create",
            action="store_true",
            help="make the roles that are missing, without a password",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        roles = Roles(options["app"], options["readonly"])
        if roles.app == roles.readonly:
            raise CommandError("The two roles need two names.")
        try:
            tables = grant(roles, create=options["create"])
        except MissingRoleError as error:
            raise CommandError(
                f"There is no role {error.name}. Make it (CREATE ROLE … LOGIN PASSWORD …), or add --create."
            ) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database refused: {str(error).partition(chr(10))[0]}. Run this as the owner of the tables."
            ) from error
        self.stdout.write(f"{roles.app} and {roles.readonly}: {tables} tables")
