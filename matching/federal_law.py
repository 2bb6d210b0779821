"""The content with what administrators keep of federal law in place of what came with the project."""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from matching.library.library import Library
from matching.library.source import Source
from providers.models import FederalRule

# The statement of legal.toml that each topic stands for has the same name.
SOURCE = "federal-{topic}"


def with_federal_law(content: Library) -> Library:
    """The same content, in which the statements on federal law say what the newest versions say, with their ends and sources.

    A version with the words and the source that came with the project changes nothing, so that its marks and translations stay.
    """
    return _saying(content, tuple(FederalRule.objects.last()))


# Versions are never rewritten, so their keys stand for what they say.
@lru_cache(maxsize=4)
def _saying(content: Library, rules: tuple[FederalRule, ...]) -> Library:
    legal, sources = dict(content.legal), dict(content.sources)
    for rule in rules:
        statement = legal.get(rule.topic)
        if statement is None:
            continue
        cited = [sources[each].text for each in statement.sources]
        ids = statement.sources
        if cited != [rule.source]:
            id_ = SOURCE.format(topic=rule.topic)
            sources[id_] = Source(
                id=id_,
                text=rule.source,
                read="primary",
                year=rule.source_date.year,
                url=rule.source_url,
            )
            ids = (id_,)
        legal[rule.topic] = replace(
            statement, text=rule.text, valid_until=rule.valid_until, sources=ids
        )
    return replace(content, legal=MappingProxyType(legal), sources=MappingProxyType(sources))
