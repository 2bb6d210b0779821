"""The engines that are measured side by side; each says how it is set up, and why that is the best it can be."""

from importlib import import_module
from importlib.util import find_spec

from bench.search.asking import Engine
from bench.search.scene import Scene

# Name → module, class, and the packages that the site itself does not need.
ENGINES = {
    "ours": ("ours", "Ours", ()),
    "floor": ("floor", "Floor", ("numba",)),
    "tantivy": ("tantivy", "Tantivy", ("tantivy",)),
    "duckdb": ("duckdb", "DuckDB", ("duckdb",)),
    "sqlite": ("sqlite", "SQLite", ()),
    "ordinary": ("ordinary", "Ordinary", ()),
}
# The ordinary way takes seconds a question from here on.
MOST_FOR_ORDINARY = 100_000


def missing(names: list[str]) -> list[str]:
    """The packages that these engines need and that are not installed."""
    needed = {package for name in names for package in ENGINES[name][2]}
    return sorted(package for package in needed if find_spec(package) is None)


def built(name: str, scene: Scene) -> Engine:
    """An engine with the listings of the scene in it."""
    module, kind, _ = ENGINES[name]
    engine: Engine = getattr(import_module(f"bench.search.engines.{module}"), kind)(scene)
    return engine
