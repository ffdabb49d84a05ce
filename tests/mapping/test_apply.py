from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import a_line, extract, mapped, node, orders, pairs, segment

from orderhub.document import Extract, Finding, Found, Kind, Node, Severity, Where
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.order.model import Order, Period, Purpose, to_builtins, to_json


def order(rules: str, root: Node | None = None, form: str = "edifact", **keys: str) -> Order:
    return mapped(rules, root or orders(), form, **keys).order


def codes(rules: str, root: Node | None = None, form: str = "edifact", **keys: str) -> list[tuple[str, str | None]]:
    found = mapped(rules, root or orders(), form, **keys).findings
    return [(one.code, one.field) for one in found if one.code != "mapping.no-lines"]


def header(rule: str, root: Node | None = None, form: str = "edifact", **keys: str) -> str | None:
    """The order number by a rule."""
    return order(f"order:\n  number: {rule}\n", root, form, **keys).number


def test_an_edifact_order_becomes_canonical() -> None:
    read = mapped(
        """order:
  number: {from: BGM/1004, required: true}
  issue_date: "DTM[2005=137]/2380"
  requested_delivery: {from: "DTM[2005=2]/2380", as: date(2379)}
  buyer: {gln: "NAD[3035=BY]/3039", vat_id: "NAD[3035=BY]/RFF[1153=VA]/1154"}
  references: {each: RFF, qualifier: RFF/1153, value: RFF/1154}
lines:
  each: LIN
  line:
    number: LIN/1082
    item.gtin: {from: "LIN/7140[7143=EN]", check: gtin}
    item.seller_id: "PIA/7140[7143=SA]"
    quantity: {value: "QTY[6063=21]/6060", unit: {from: QTY/6411, lookup: units}}
    price.net: {from: PRI/5118, per: PRI/5284}
""",
        orders(),
    )
    made = read.order
    assert (made.number, made.issue_date) == ("4711", date(2026, 11, 22))
    assert made.requested_delivery == Period(earliest=date(2026, 11, 23), latest=date(2026, 11, 29))
    assert made.buyer is not None
    assert (made.buyer.gln, made.buyer.vat_id) == ("4012345000009", "DE1")
    assert [(one.qualifier, one.value) for one in made.references] == [("CT", "RV-1")]
    assert [line.number for line in made.lines] == ["1", "2"]
    second = made.lines[1]
    assert second.quantity is not None
    assert (second.quantity.value, second.quantity.unit, second.quantity.original_unit) == (Decimal(12), "CT", "KAR")
    assert second.price is not None
    assert (second.price.net, second.price.base_quantity) == (Decimal("5.49"), Decimal(10))
    assert read.findings == []


def test_each_value_of_the_order_has_its_origin() -> None:
    read = mapped(
        "order:\n  number: BGM/1004\n  requested_delivery: DTM[2005=2]/2380\n  currency: {const: EUR}\n"
        "  references: {each: RFF, qualifier: RFF/1153, value: RFF/1154}\n"
        "lines:\n  each: LIN\n  line:\n    quantity: {value: QTY/6060, unit: {from: QTY/6411, lookup: units}}\n",
        orders(),
    )

    def leaves(value: object, path: str) -> list[str]:
        if isinstance(value, dict):
            return [one for key, inner in value.items() for one in leaves(inner, f"{path}.{key}" if path else key)]
        if isinstance(value, list):
            return [one for at, inner in enumerate(value, 1) for one in leaves(inner, f"{path}[{at}]")]
        return [path]

    named = set(leaves(to_builtins(read.order), "")) - {"lines[1].number", "lines[2].number"}
    assert named == set(read.provenance)
    origin = read.provenance["lines[2].quantity.unit"]
    assert (origin.raw, origin.rule) == ("KAR", "partners/p.yaml:11")
    assert read.provenance["currency"].raw == ""


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("[XXX/1, BGM/1004]", "4711"),
        ("{from: BGM/1004, pad: {width: 8, with: '0'}}", "00004711"),
        ("{from: BGM/1004, pad: {width: 6, with: x, side: right}}", "4711xx"),
        ("{from: RFF/1154, split: {at: '-', take: 2}}", "1"),
        ("{from: RFF/1154, split: {at: '-', take: -1}}", "1"),
        ("{from: RFF/1154, split: {at: '-', take: 5}}", None),
        ("{from: RFF/1154, replace: {RV-: ''}}", "1"),
        ("{concat: [BGM/1004, RFF/1154], join: '/'}", "4711/RV-1"),
        ("{concat: [BGM/1004, XXX/1, RFF/1154]}", "4711 RV-1"),
        ("{from: 'NAD/3039', join: '+'}", "4012345000009+4399901000018"),
        ("{const: fixed}", "fixed"),
        ("{from: XXX/1, default: none}", "none"),
        ("{from: BGM/1001, codes: {'220': order}}", "order"),
        ("{from: BGM/1001, codes: {'221': order}}", "220"),
        ("{from: BGM/1001, codes: {'221': order}, on_missing: default, default: other}", "other"),
        ("{from: BGM/1004, when: 'BGM[1225=9]/1004'}", "4711"),
        ("{from: BGM/1004, when: '!RFF[1153=CT]/1154'}", None),
        ("{from: BGM/1004, when: ['RFF/1154', '!ZZZ/1']}", "4711"),
        ("{from: {lookup: {table: articles, key: gtin, value: number}, key: LIN/7140}}", "NW-1001"),
        ("{from: BGM/1004, as: implied_decimal(2)}", "47.11"),
        ("{from: BGM/1004, as: integer}", "4711"),
        ("{from: 'DTM[2005=137]/2380', as: date}", "2026-11-22"),
        ("{from: BGM/1225, as: bool, codes: {'9': 'true'}}", "True"),
        ("{from: BGM/1004, upper: true, trim: false}", "4711"),
    ],
)
def test_operations(rule: str, value: str | None) -> None:
    assert header(rule) == value


def test_a_field_may_use_another_field_whatever_their_order() -> None:
    rules = "order:\n  delivery_terms: $payment_terms\n  payment_terms: $number\n  number: BGM/1004\n"
    assert order(rules).delivery_terms == "4711"


@pytest.mark.parametrize(
    ("policy", "unit", "severity"),
    [
        ("review", None, Severity.WARNING),
        ("error", None, Severity.ERROR),
        ("pass", "GBND", None),
        ("default", "C62", None),
    ],
)
def test_a_code_that_no_table_knows(policy: str, unit: str | None, severity: Severity | None) -> None:
    default = ", default: C62" if policy == "default" else ""
    read = mapped(
        "lines:\n  each: LIN\n  line:\n    quantity.value: QTY/6060\n"
        f"    quantity.unit: {{from: QTY/6411, lookup: units, on_missing: {policy}{default}}}\n",
        orders(a_line(1, unit="GBND")),
    )
    quantity = read.order.lines[0].quantity
    assert quantity is not None
    assert (quantity.unit, quantity.original_unit) == (unit, "GBND")
    assert [(one.code, one.severity, one.field) for one in read.findings] == (
        [("mapping.lookup-missing", severity, "lines[1].quantity.unit")] if severity else []
    )


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("number: {from: XXX/1, required: true}", "mapping.required-missing"),
        ("issue_date: BGM/1004", "mapping.not-a-date"),
        ("totals.stated.net: RFF/1154", "mapping.not-a-number"),
        ("currency: BGM/1004", "mapping.not-a-currency"),
        ("buyer.address.country: BGM/1004", "mapping.not-a-country"),
        ("purpose: BGM/1225", "mapping.not-a-purpose"),
        ("buyer.gln: {from: BGM/1004, check: gln}", "mapping.check-gln"),
        ("number: {from: BGM/1004, check: gtin}", "mapping.check-gtin"),
        ("number: {from: BGM/1004, check: iban}", "mapping.check-iban"),
        ("number: {from: BGM/1004, check: {pattern: '[A-Z]+'}}", "mapping.check-pattern"),
        ("totals.stated.net: {from: BGM/1004, check: {range: [1, 100]}}", "mapping.check-range"),
    ],
)
def test_a_fault_of_the_document_is_a_finding_with_field_and_words(rule: str, code: str) -> None:
    field = rule.partition(":")[0]
    read = mapped(f"order:\n  {rule}\nlines: {{each: LIN, line: {{item.gtin: LIN/7140}}}}\n", orders())
    assert [(one.code, one.field) for one in read.findings] == [(code, field)]
    for language in ("en", "de"):
        assert "partners/p.yaml:4" in read.findings[0].message(language)
        assert read.findings[0].hint(language)


def test_a_pattern_that_fits_and_a_range_that_holds_say_nothing() -> None:
    assert (
        codes("order:\n  number: {from: BGM/1004, check: [{pattern: '[0-9]{4}'}, {range: [null, 9999]}, positive]}\n")
        == []
    )


def test_an_order_without_lines_says_where_it_looked() -> None:
    read = mapped("lines: {each: LIX, line: {item.gtin: LIN/7140}}\n", orders())
    assert [(one.code, one.params["path"]) for one in read.findings] == [("mapping.no-lines", "LIX")]


def test_empty_rows_are_no_lines_and_leave_no_trace() -> None:
    rows = [
        pairs("row", {"Menge": "5", "Artikel-Nr.": "A"}),
        pairs("row", {"Pos": "9", "Menge": ""}),
        pairs("row", {"menge": "7"}),
    ]
    read = mapped(
        "lines:\n  each: row\n  line:\n    number: Pos\n    item.seller_id: '\"Artikel-Nr.\"'\n"
        "    quantity.value: {from: Menge, required: true}\n",
        Node("table", {}, rows),
        "table",
    )
    assert [(line.number, line.quantity.value if line.quantity else None) for line in read.order.lines] == [
        ("1", 5),
        ("2", 7),
    ]
    assert read.findings == []
    assert {path.partition("]")[0] for path in read.provenance} == {"lines[1", "lines[2"}


def test_numbers_follow_the_habit_of_the_document_unless_the_file_decides() -> None:
    root = Node("document", {"net_total": [Found("1.250", Where())]})
    rules = "order: {totals.stated.net: net_total}\n"

    def net(more: str, **keys: str) -> Decimal | None:
        totals = order(more + rules, root, "pdf", **keys).totals
        return totals.stated.net if totals and totals.stated else None

    assert net("", number_format="de") == 1250
    assert net("", number_format="en") == Decimal("1.250")
    assert net("numbers: en\n", number_format="de") == Decimal("1.250")
    assert codes(rules, root, "pdf") == [("mapping.number-ambiguous", "totals.stated.net")]


def test_a_document_may_tell_what_its_dates_begin_with_and_they_stay_as_printed() -> None:
    for text, first, day in (
        ("10/11/2026", "day", date(2026, 11, 10)), ("10/11/2026", "month", date(2026, 10, 11)),
        ("10-11-2026", "month", date(2026, 10, 11)), ("10/11/2026", "", date(2026, 10, 11)),
    ):  # fmt: skip
        node = Node("document", {"when": [Found(text, Where())]})
        read = mapped("order: {issue_date: when}\n", node, "pdf", first_of_date=first)
        assert read.order.issue_date == day
        assert read.provenance["issue_date"].raw == text


def test_lists_take_one_entry_per_node_and_leave_out_incomplete_ones() -> None:
    root = node("message", segment("FTX", "C108", _4440="eins"), node("FTX"), segment("FTX", "C108", _4440="zwei"))
    made = order("order:\n  notes:\n    - {each: FTX, text: FTX/4440}\n    - {text: {const: immer}}\n", root)
    assert [note.text for note in made.notes] == ["eins", "zwei", "immer"]


def test_an_inherited_rule_is_replaced_taken_away_or_kept() -> None:
    parent = load(
        "profile: base\nmatch: null\norder: {number: BGM/1004, currency: {const: EUR}, type_code: BGM/1001}\n"
        "lines: {each: LIN}\n",
        "generic/base.yaml",
    )
    child = load(
        "profile: child\nextends: base\nmatch: {format: edifact}\norder: {number: RFF/1154, currency: null}\n"
        "lines: {line: {item.gtin: LIN/7140}}\n",
        "partners/child.yaml",
    )
    read = apply(child, extract(orders()), Catalog([parent, child]))
    assert (read.order.number, read.order.currency, read.order.type_code, len(read.order.lines)) == (
        "RV-1",
        None,
        "220",
        2,
    )
    assert read.provenance["type_code"].rule.startswith("generic/base.yaml:")


def test_findings_weigh_what_the_partner_s_policy_says_the_nearer_file_first() -> None:
    parent = load(
        "profile: base\nmatch: null\nsyntax: {policy: {edi.unt-count: error, edi.unt-reference: ignore}}\n"
        "lines: {each: LIN, line: {item.gtin: LIN/7140}}\n",
        "generic/base.yaml",
    )
    child = load(
        "profile: p\nextends: base\nmatch: {format: edifact}\n"
        "syntax: {policy: {edi.unt-count: ignore, edi.segment-unexpected: error, mapping.required-missing: warn}}\n"
        "order: {number: {from: RFF/9999, required: true}}\n",
        "partners/p.yaml",
    )
    document = extract(orders())
    document.findings = [
        Finding("edi.unt-count", Severity.WARNING),
        Finding("edi.unt-reference", Severity.WARNING),
        Finding("edi.segment-unexpected", Severity.INFO),
        Finding("edi.unz-count", Severity.WARNING),
    ]
    found = apply(child, document, Catalog([parent, child])).findings
    assert [(one.code, one.severity) for one in found] == [
        ("edi.unt-count", Severity.INFO),
        ("edi.unt-reference", Severity.INFO),
        ("edi.segment-unexpected", Severity.ERROR),
        ("edi.unz-count", Severity.WARNING),
        ("mapping.required-missing", Severity.WARNING),
    ]
    inherited = apply(parent, document, Catalog([parent, child])).findings
    assert [one.severity for one in inherited][:3] == [Severity.ERROR, Severity.INFO, Severity.INFO]


def test_a_transform_changes_the_order_and_its_faults_stop_nobody() -> None:
    def swap(made: Order, _: Extract) -> Order:
        return Order(number=f"T-{made.number}")

    def broken(_: Order, __: Extract) -> Order:
        raise RuntimeError("oops")

    def made(name: str) -> tuple[str | None, list[str]]:
        profile = load(
            f"profile: p\nmatch: {{format: edifact}}\ntransform: {{python: {name}}}\n"
            "order: {number: BGM/1004}\nlines: {each: LIN, line: {item.gtin: LIN/7140}}\n",
            "p.yaml",
        )
        read = apply(profile, extract(orders()), Catalog([profile], transforms={"swap": swap, "broken": broken}))
        return read.order.number, [one.code for one in read.findings]

    assert made("swap") == ("T-4711", [])
    assert made("broken") == ("4711", ["mapping.transform-failed"])


def test_same_bytes_and_same_rules_give_the_same_order() -> None:
    rules = "order: {number: BGM/1004, purpose: {const: original}}\nlines: {each: LIN, line: {item.gtin: LIN/7140}}\n"
    first, second = mapped(rules, orders()), mapped(rules, orders())
    assert to_json(first.order) == to_json(second.order)
    assert first.profile_sha == second.profile_sha
    assert first.order.purpose is Purpose.ORIGINAL
    assert mapped(rules + "about: changed\n", orders()).profile_sha != first.profile_sha


NODES = st.recursive(
    st.builds(
        lambda name, values: Node(name, {key: [Found(raw, Where())] for key, raw in values.items()}),
        st.sampled_from(["BGM", "LIN", "C212", "QTY", "PRI", "DTM", "RFF", "row", "line"]),
        st.dictionaries(
            st.sampled_from(["1004", "7140", "6060", "6063", "2380", "2379", "5118", "5284"]), st.text(max_size=12)
        ),
    ),
    lambda inner: st.builds(
        lambda one, children: Node(one.name, one.values, children), inner, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(NODES, st.sampled_from(["edifact", "x12", "json", "table", "pdf", "fax", "mail", "xml", "unheard-of"]))
def test_no_tree_makes_a_generic_profile_raise(root: Node, form: str) -> None:
    from pathlib import Path

    from orderhub.mapping_files import catalog

    known = catalog(Path(__file__).parents[2] / "mappings")
    document = Extract(Kind.ORDER, form, root)
    read = apply(known.choose(document), document, known)
    to_json(read.order)
    for finding in read.findings:
        assert finding.message("de")
