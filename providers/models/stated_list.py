"""What a provider states as a list: nothing said is not the same as none."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CharField, Lookup


class StatedListField(ArrayField):
    """A list of vocabulary values, NULL while the provider has not stated it.

    Unknown stays apart from no: NULL is "Not stated", an empty list is "none of these".
    """

    def __init__(self, choices: Any = None, **options: Any) -> None:
        if choices is not None:
            options["base_field"] = models.CharField(max_length=40, choices=choices)
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(**options)


@CharField.register_lookup
class AnyOf(Lookup):
    """`state__any_of=OuterRef("states")`: the value is one of the elements of an array column."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} = ANY({rhs})", (*lhs_params, *rhs_params)
