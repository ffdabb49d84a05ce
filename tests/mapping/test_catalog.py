from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from trees import ARTICLES, UNITS, extract, orders

from orderhub.document import Extract, Found, Kind, Node, Where
from orderhub.errors import MappingError, NotFound
from orderhub.mapping import lookup
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping_files import catalog

MAPPINGS = Path(__file__).parents[2] / "mappings"
FORMATS = ("edifact", "x12", "json", "table", "pdf", "fax", "mail", "xml")


def profile(name: str, match: str, more: str = "", folder: str = "partners"):
    return load(f"profile: {name}\nmatch: {match}\n{more}", f"{folder}/{name}.yaml")


GENERIC = profile("generic", "{format: edifact}", folder="generic")


def chosen(match: str, keys: dict[str, str], form: str = "edifact") -> str:
    document = Extract(Kind.ORDER, form, Node("x"), keys)
    return Catalog([GENERIC, profile("p", match)]).choose(document).name


@pytest.mark.parametrize(
    ("match", "keys", "name"),
    [
        ('{format: edifact, sender: "401:14"}', {"sender": "401:14"}, "p"),
        ('{format: edifact, sender: "401"}', {"sender": "401:14"}, "p"),
        ('{format: edifact, sender: "401:14"}', {"sender": "401:ZZ"}, "generic"),
        ("{format: edifact, sender: 401, message: ORDERS}", {"sender": "401", "message": "ORDCHG"}, "generic"),
        ("{format: edifact, message: [ORDERS, ORDCHG]}", {"message": "ORDCHG"}, "p"),
        ("{format: edifact, any: [{sender: 1}, {receiver: 2}]}", {"receiver": "2"}, "p"),
        ("{format: edifact, any: [{sender: 1}, {receiver: 2}]}", {"receiver": "1"}, "generic"),
        ("{format: edifact, sender_domain: example.de}", {"sender_domain": "mail.example.de"}, "p"),
        ("{format: edifact, sender_domain: example.de}", {"sender_domain": "notexample.de"}, "generic"),
        ('{format: edifact, caller: "+49 711 456-799"}', {"caller": "0711456799"}, "p"),
        ('{format: edifact, caller: "0711 456799"}', {"caller": "0049711456799"}, "p"),
        ('{format: edifact, caller: "+41 711 456799"}', {"caller": "0711456799"}, "generic"),
        ('{format: edifact, subject: "Bestellung*"}', {"subject": "Bestellung 4711"}, "p"),
        ('{format: edifact, subject: "Bestellung*"}', {"subject": "Re: Bestellung"}, "generic"),
        ("{format: edifact, kind: order}", {}, "p"),
        ("{format: edifact, test: true}", {}, "generic"),
        ("{format: [pdf, edifact], sender: 1}", {"sender": "1"}, "p"),
    ],
)
def test_choosing_by_the_keys_of_a_document(match: str, keys: dict[str, str], name: str) -> None:
    assert chosen(match, keys) == name


def test_the_most_specific_match_wins_and_a_partner_before_a_generic() -> None:
    wide = profile("wide", "{format: edifact, sender: 1}")
    narrow = profile("narrow", "{format: edifact, sender: 1, receiver: 2}")
    same = profile("same", "{format: edifact}")
    document = extract(orders(), sender="1", receiver="2")
    assert Catalog([GENERIC, wide, narrow]).choose(document).name == "narrow"
    assert Catalog([GENERIC, wide]).choose(document).name == "wide"
    assert Catalog([GENERIC, same]).choose(document).name == "same"


def test_a_value_in_the_document_may_identify_the_partner() -> None:
    pdf = profile("p", "{format: pdf, buyer_vat_id: DE811223345}")
    root = Node("document", {"buyer_vat_id": [Found("DE 811 223 345", Where())]})
    assert Catalog([GENERIC, pdf]).choose(Extract(Kind.ORDER, "pdf", root)).name == "p"


def test_each_document_is_chosen_for_by_its_own_values() -> None:
    known = Catalog([profile("a", "{format: json, shop: teeladen}"), profile("b", "{format: json, shop: kaffeeladen}")])
    for shop, name in (("teeladen", "a"), ("kaffeeladen", "b"), ("Teeladen", "a"), ("saftladen", "empty-json")) * 2:
        inside = Extract(Kind.ORDER, "json", Node("json", {"shop": [Found(shop, Where())]}))
        beside = Extract(Kind.ORDER, "json", Node("json", {"total": [Found("1", Where())]}), {"shop": shop})
        assert known.choose(inside).name == name
        assert known.choose(beside).name == name


@pytest.mark.parametrize("form", [*FORMATS, "never-heard-of"])
def test_there_is_a_profile_for_every_document(form: str) -> None:
    document = Extract(Kind.ORDER, form, Node("x"))
    assert catalog(MAPPINGS).choose(document) is not None
    assert Catalog([]).choose(document).name == f"empty-{form}"


@pytest.mark.parametrize(
    ("profiles", "code", "line"),
    [
        ([("a", "extends: b\n")], "mapping.extends-unknown", "3"),
        ([("a", "extends: b\n"), ("b", "extends: a\n")], "mapping.extends-circle", "3"),
        ([("a", "order:\n  number: {from: A, lookup: unit}\n")], "mapping.lookup-unknown", "4"),
        (
            [("a", "order:\n  number: {from: A, lookup: {table: articles, key: gtn, value: number}}\n")],
            "mapping.column-unknown",
            "4",
        ),
        ([("a", "order:\n  number: $currency\n")], "mapping.reference-unknown", "4"),
        ([("a", "order:\n  number: $currency\n  currency: $number\n")], "mapping.reference-circle", "4"),
        ([("a", "transform: {python: nope}\n")], "mapping.transform-unknown", "3"),
        ([("a", ""), ("a", "")], "mapping.profile-doubled", "1"),
    ],
)
def test_what_needs_other_files_is_refused_with_its_line(profiles: list[tuple[str, str]], code: str, line: str) -> None:
    with pytest.raises(MappingError) as caught:
        Catalog(
            [profile(name, "{format: edifact}", more) for name, more in profiles],
            {"units": UNITS, "articles": ARTICLES},
        )
    assert (caught.value.code, caught.value.params["line"]) == (code, line)
    assert caught.value.text("de").startswith("partners/")


def test_an_unknown_name_is_not_found() -> None:
    with pytest.raises(NotFound, match="nordwind-orders"):
        catalog(MAPPINGS).profile("nordwind-order")


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(MAPPINGS, folder)
    before = catalog(folder)
    assert catalog(folder) is before
    file = folder / "partners" / "nordwind.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("due_hours: 4", "due_hours: 5"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    after = catalog(folder)
    assert after is not before
    one, other = before.profile("nordwind-orders"), after.profile("nordwind-orders")
    assert before.sha(one) != after.sha(other)


def test_the_sha_covers_parents_and_lookups() -> None:
    base = profile("base", "null", "order: {number: {from: A, lookup: units}}\n")
    child = profile("child", "{format: edifact}", "extends: base\n")
    first = Catalog([base, child], {"units": UNITS})
    changed = Catalog([base, child], {"units": lookup.read("code,unit\nSTK,H87\n", "units")})
    other = Catalog([profile("base", "null", "order: {number: {from: B, lookup: units}}\n"), child], {"units": UNITS})
    assert len({one.sha(child) for one in (first, changed, other)}) == 3


def test_lookups_compare_exactly_first_and_then_loosely() -> None:
    table = lookup.read("code;unit\n# words\nm;MTR\nM;MIN\nStk.;C62\n", "units")
    assert [table.find(key) for key in ("m", "M", "STK", " stk . ", "x")] == ["MTR", "MIN", "C62", "C62", None]


@pytest.mark.parametrize(
    ("key", "found"), [("box(es)", "BX"), ("Rolle(n)", "RO"), ("Case(s).", "CS"), ("4711(s)", None), ("Rolle(3)", None)]
)
def test_a_lookup_knows_a_word_with_the_ending_of_its_plural_in_brackets(key: str, found: str | None) -> None:
    assert lookup.read("code,unit\nBOX,BX\nRolle,RO\ncase,CS\n4711,A\n", "units").find(key) == found


@pytest.mark.parametrize("text", ["", "a\n", "a,b\n1\n", 'a,b\n"1,2\n'])
def test_a_broken_lookup_is_refused(text: str) -> None:
    with pytest.raises(MappingError) as caught:
        lookup.read(text, "units")
    assert caught.value.params["file"] == "lookups/units.csv"


def test_a_lookup_may_be_yaml_pairs_or_columns_with_rows() -> None:
    pairs = lookup.read("# words\nSTK: C62\n0012: '7'\nNO: null\n", "words", ".yaml")
    assert [pairs.find(key) for key in ("stk", "0012", "NO")] == ["C62", "7", None]
    table = lookup.read("columns: [number, gtin]\nrows:\n  - [A, 401]\n  - [B, null]\n", "articles", ".yaml")
    assert (table.columns, table.find("401", 1, 0), table.find("B")) == (("number", "gtin"), "A", None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1), ("[a]", 1), ("a: [b]", 1), ("a: 1\na: 2", 2), ("a: &x 1\nb: *x", 1), ("a: !!python/name:os x", 1),
        ("columns: [a]\nrows: []", 1), ("columns: [a, b]\nrows:\n  - [1, 2]\n  - [1]\n", 4),
        ("columns: [a, b]\nrows:\n  - x\n", 3), ("a: 1\n---\nb: 2", 2),
    ],
)  # fmt: skip
def test_a_broken_yaml_lookup_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(MappingError) as caught:
        lookup.read(text, "units", ".yaml")
    assert (caught.value.params["file"], caught.value.params["line"]) == ("lookups/units.yaml", str(line))


def test_a_table_of_the_mapping_file_goes_before_one_of_the_installation_and_is_inherited() -> None:
    rule = "order: {number: {from: BGM/1004, lookup: words}}\n"
    base = profile("base", "null", "tables:\n  words: {'4711': own}\n" + rule)
    child = profile("child", "{format: edifact}", "extends: base\n")
    shared = {"words": lookup.read("a,b\n4711,shared\n", "words")}
    known = Catalog([base, child], shared)
    from orderhub.mapping.apply import apply

    assert apply(child, extract(orders()), known).order.number == "own"
    nearer = profile("nearer", "{format: edifact}", "extends: base\ntables:\n  words: {'4711': nearer}\n")
    assert apply(nearer, extract(orders()), Catalog([base, nearer], shared)).order.number == "nearer"


def test_two_files_for_one_table_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(MAPPINGS, folder)
    (folder / "lookups" / "units.yaml").write_text("STK: C62\n", encoding="utf-8")
    with pytest.raises(MappingError, match="units"):
        catalog(folder)
