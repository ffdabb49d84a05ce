from __future__ import annotations

import pytest
from trees import UNITS, a_line, extract, orders

from orderhub.errors import NotFound
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.explain import Explanation, explain
from orderhub.mapping.file import load

BASE = load(
    """profile: base
match: null
order:
  number: [XXX/1, BGM/1004]
  notes: {each: FTX, text: FTX/4440}
  references: {each: RFF, qualifier: RFF/1153, value: RFF/1154}
lines:
  each: LIN
  line:
    quantity.value: QTY/6060
    quantity.unit: {from: "QTY[6063=21]/6411", replace: {PCE: STK}, lookup: units}
    price.net: {from: PRI/5118, per: PRI/5284}
""",
    "generic/base.yaml",
)
PROFILE = load(
    "profile: p\nextends: base\nmatch: {format: edifact}\norder:\n  currency: {const: EUR}\n", "partners/p.yaml"
)
CATALOG = Catalog([BASE, PROFILE], {"units": UNITS})


def said(field: str) -> Explanation:
    return explain(PROFILE, extract(orders(a_line(1), a_line(2, unit="GBND"))), CATALOG, field)


def test_the_way_of_a_value_is_told_step_by_step() -> None:
    way = said("lines[1].quantity.unit")
    assert (way.rule, way.chain, way.value, way.raw) == (
        "generic/base.yaml:11",
        ["partners/p.yaml", "generic/base.yaml"],
        "C62",
        "PCE",
    )
    assert [(one.path, [(found.raw, found.used) for found in one.candidates]) for one in way.tried] == [
        ("QTY[6063=21]/6411", [("PCE", True)])
    ]
    assert [tuple(one) for one in way.operations] == [("replace 'PCE'", "STK"), ("lookup units", "C62")]


def test_all_sources_are_shown_with_what_they_found() -> None:
    way = said("number")
    assert [(one.path, len(one.candidates)) for one in way.tried] == [("XXX/1", 0), ("BGM/1004", 1)]
    assert (way.value, way.where.tag) == ("4711", "C106")


def test_a_value_that_failed_shows_its_finding() -> None:
    way = said("lines[2].quantity.unit")
    assert way.value is None
    assert [one.code for one in way.findings] == ["mapping.lookup-missing"]
    assert way.tried[0].candidates[0].raw == "GBND"


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("currency", "EUR", "partners/p.yaml:5"),
        ("references[1].value", "RV-1", "generic/base.yaml:6"),
        ("lines[1].price.base_quantity", "10", "generic/base.yaml:12"),
        ("lines[2].quantity.original_unit", "GBND", "generic/base.yaml:11"),
        ("issue_date", None, ""),
    ],
)
def test_other_fields(field: str, value: str | None, rule: str) -> None:
    way = said(field)
    assert (way.value, way.rule) == (value, rule)


@pytest.mark.parametrize("field", ["numbr", "lines[9].quantity.unit", "lines[1].nope", "notes[1].nope", ""])
def test_what_no_order_has_is_not_found(field: str) -> None:
    with pytest.raises(NotFound):
        said(field)


def test_where_nothing_was_found_it_says_what_is_there() -> None:
    base = load(
        "profile: q\nmatch: {format: edifact}\norder:\n  currency: CUX/6345\n  delivery_terms: NAD[3035=DP]/3039\n"
        "  payment_terms: NAD[3035=BY]/9999\n  type_code: {from: BGM/1001, when: '!RFF[1153=CT]/1154'}\n",
        "partners/q.yaml",
    )
    known = Catalog([base], {"units": UNITS})

    def instead(field: str) -> list[str]:
        return [one.instead for one in explain(base, extract(orders()), known, field).tried]

    assert instead("currency") == ["no CUX; there is BGM, DTM, RFF, NAD, LIN"]
    assert instead("delivery_terms") == ["NAD is there with 3035 = BY | SU"]
    assert instead("payment_terms") == ["NAD holds 3035, 3039, 3055"]
    assert explain(base, extract(orders()), known, "type_code").conditions == ["!RFF[1153=CT]/1154: does not hold"]


def test_the_segment_around_a_value_is_told() -> None:
    from pathlib import Path

    from orderhub.document import Document
    from orderhub.mapping_files import catalog
    from parsers import edifact_message

    mappings = Path(__file__).parents[2] / "mappings"
    content = (mappings / "partners" / "nordwind.test" / "01.edi").read_bytes()
    known = catalog(mappings)
    (read,) = edifact_message.parse(Document(content, name="01.edi")).extracts
    way = explain(known.choose(read), read, known, "lines[2].quantity.unit")
    assert way.where.offset is not None
    assert way.around.offset is not None
    assert content[way.where.offset :].startswith(b"PCE'")
    assert content[way.around.offset :][: way.around.length] == b"QTY+21:24:PCE"
    # The value of one end of a period came by the rule of the whole.
    both = explain(known.choose(read), read, known, "requested_delivery.latest")
    assert [one.path for one in both.tried if one.candidates] == ["DTM[2005=2]/2380"]
