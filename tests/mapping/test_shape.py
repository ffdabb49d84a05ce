"""A tree of a known shape is read spot by spot; the outcome is that of the search, whatever stood in it before."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderhub.bench.documents import articles_of, generate
from orderhub.document import Extract, Found, Node
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.mapped import Mapped
from orderhub.mapping_files import catalog
from orderhub.registry import parser_for

MAPPINGS = Path(__file__).parents[2] / "mappings"
KINDS = ("edifact", "x12", "json", "csv")


def _extracts() -> dict[str, list[Extract]]:
    found: dict[str, list[Extract]] = {kind: [] for kind in KINDS}
    for sample in generate(120, 5, articles_of(MAPPINGS)):
        if sample.kind in found:
            document = sample.document()
            found[sample.kind] += parser_for(document).parse(document).extracts
    return found


EXTRACTS = _extracts()
WARM = catalog(MAPPINGS)
"""A catalog that remembers every shape it met in this module."""


def _fresh(extract: Extract) -> Mapped:
    """Read by rules that have seen nothing before."""
    plans = Catalog(WARM.profiles, WARM.lookups, WARM.transforms)
    return apply(plans.choose(extract), extract, plans)


def _warm(extract: Extract) -> Mapped:
    return apply(WARM.choose(extract), extract, WARM)


@pytest.mark.parametrize("kind", KINDS)
def test_known_shapes_give_what_the_search_gives(kind: str) -> None:
    for extract in EXTRACTS[kind]:
        _warm(extract)
    for extract in EXTRACTS[kind]:
        assert _warm(extract) == _fresh(extract)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _copy(extract: Extract) -> Extract:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(extract), type=Extract)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_blank_doubled_missing_and_changed_values_are_searched_for(kind: str, data: st.DataObject) -> None:
    original = EXTRACTS[kind][0]
    _warm(original)
    changed = _copy(original)
    holders = [(node, key) for node in _nodes(changed.root) for key in node.values]
    for _ in range(data.draw(st.integers(1, 3))):
        node, key = data.draw(st.sampled_from(holders))
        founds = node.values.get(key)
        if not founds:
            continue
        what = data.draw(st.sampled_from(("blank", "other", "twice", "blank-first", "gone", "qualifier")))
        first = founds[0]
        if what == "gone":
            del node.values[key]
        elif what == "twice":
            founds.append(Found("7", first.where))
        elif what == "blank-first":
            founds.insert(0, Found("  ", first.where))
        else:
            founds[0] = Found({"blank": " ", "other": "99", "qualifier": "BY"}[what], first.where)
    assert _warm(changed) == _fresh(changed)
