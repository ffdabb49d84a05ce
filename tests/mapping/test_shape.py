"""A tree of a known shape is read spot by spot; the outcome is that of the search, whatever stood in it before."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trees import ARTICLES, UNITS, a_line, orders
from trees import extract as as_extract

from orderhub.bench.documents import articles_of, generate
from orderhub.document import Extract, Found, Node
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
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


UNITS_RULES = """
order: {number: "BGM/C106/1004"}
lines:
  each: LIN
  line:
    quantity.value: "QTY/C186/6060"
    quantity.unit: {from: "QTY/C186/6411", lookup: units}
    item.gtin: "C212/7140"
    item.seller_id: {from: {lookup: {table: articles, key: gtin, value: number}, key: $item.gtin}}
"""


def _told(plans: Catalog, unit: str, gtin: str) -> tuple[str | None, str | None, list[str]]:
    """Unit, article and codes of one message of one line."""
    document = as_extract(orders(a_line(1, gtin=gtin, unit=unit)))
    found = apply(plans.choose(document), document, plans)
    line = found.order.lines[0]
    assert found.provenance["lines[1].quantity.original_unit"].raw == unit
    return line.quantity.unit, line.item.seller_id, [one.code for one in found.findings]


def test_what_became_of_a_text_is_remembered_for_that_text_only() -> None:
    profile = load(f"profile: p\nmatch: {{format: edifact}}\n{UNITS_RULES}", "partners/p.yaml")
    plans = Catalog([profile], {"units": UNITS, "articles": ARTICLES})
    missing = ["mapping.lookup-missing"]
    for _ in range(3):
        assert _told(plans, "PCE", "4012345100105") == ("C62", "NW-1001", [])
        assert _told(plans, "KAR", "4012345100204") == ("CT", "NW-1002", [])
        assert _told(plans, "BOX", "4012345100303") == (None, None, missing)
