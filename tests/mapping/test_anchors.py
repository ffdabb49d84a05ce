"""Values beside printed labels: found, shaped, and derived from one correction."""

from __future__ import annotations

import re

import pytest

from orderhub.document import Extract, Finding, Found, Kind, Node, Where
from orderhub.errors import MappingError, OrderHubError
from orderhub.mapping import deriving, learned_text
from orderhub.mapping.anchors import Anchor, Paper
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.fields import Type
from orderhub.mapping.file import load
from orderhub.mapping.lessons import Confirmed, Lesson, entries_of
from orderhub.mapping.snapshot import pack_paper, unpack_paper
from orderhub.order import changes
from orderhub.sheet import Lie, Sheet, Word

PARTNER = """\
profile: acme-orders
match: {format: pdf, sender_domain: acme.example}
partner: {slug: acme, name: ACME}
order:
  number: {from: number, required: true}
  requested_delivery: delivery_date
  buyer.customer_number: {const: KD-1}
lines:
  each: line
  line:
    item.seller_id: article
    quantity.value: quantity
    quantity.unit: {from: unit, codes: {KRT: CT}, on_missing: pass}
"""


def words(*said: tuple[float, float, str], size: float = 10) -> list[Word]:
    """Words of a line from their left edge, baseline and text; blanks part them."""
    found = []
    for x, y, text in said:
        for word in text.split(" "):
            found.append(Word(word, x, y, x + 6.0 * len(word), y + size))
            x += 6.0 * (len(word) + 1)
    return found


def sheet(*said: tuple[float, float, str], engine: str = "text-layer", number: int = 1) -> Sheet:
    return Sheet(number, Lie(600.0, 800.0), words(*said), engine)


def found(anchor: Anchor, kind: Type, *sheets: Sheet, row: Where | None = None) -> str | None:
    hit = Paper(sheets, "de").find(anchor, kind, row)
    return hit.raw if hit else None


HEAD = sheet(
    (50, 100, "Vorgangskennung:"), (200, 100, "4500012"), (50, 115, "Anlieferung bis"), (200, 115, "30. November 2026"),
    (50, 130, "Datum"), (200, 130, "22.11.2026"), (50, 200, "Kennung Datum Kunde"), (400, 200, "Netto"),
    (50, 215, "A-17"), (98, 215, "01.12.2026"), (400, 215, "1 234,50"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "kind", "read"),
    [
        (Anchor("Vorgangskennung"), Type.TEXT, "4500012"),
        (Anchor("vorgangs-kennung", shape=re.compile(r"\d{7}")), Type.TEXT, "4500012"),
        (Anchor("Vorgangskennung", shape=re.compile(r"\d{4}")), Type.TEXT, None),
        (Anchor("Anlieferung bis"), Type.PERIOD, "30. November 2026"),
        (Anchor("Anlieferung"), Type.DATE, "30. November 2026"),
        (Anchor("Netto", "below"), Type.DECIMAL, "1 234,50"),
        (Anchor("Kennung", "below", re.compile(r"[A-Z]-\d\d")), Type.TEXT, "A-17"),
        (Anchor("Datum", "below"), Type.DATE, "01.12.2026"),
        (Anchor("Datum"), Type.DATE, "22.11.2026"),
        (Anchor("Nirgends"), Type.TEXT, None),
    ],
)
def test_a_label_leads_to_its_value(anchor: Anchor, kind: Type, read: str | None) -> None:
    assert found(anchor, kind, HEAD) == read


def test_a_value_has_its_place_engine_and_lowest_certainty() -> None:
    page = Sheet(
        3, Lie(600.0, 800.0),
        [Word("Nr.", 60, 80, 90, 90), Word("47", 120, 80, 150, 90, 950), Word("11", 152, 80, 180, 90, 930)], "rapidocr",
    )  # fmt: skip
    hit = Paper([page]).find(Anchor("Nr."), Type.TEXT)
    assert hit == Found("47 11", Where(page=3, box=(2000, 1000, 3000, 1125)), 930, "rapidocr")


def test_a_misread_label_is_found_on_recognised_pages_only() -> None:
    said = ((50, 100, "Vorgangskenmung"), (200, 100, "4500012"))
    assert found(Anchor("Vorgangskennung"), Type.TEXT, sheet(*said, engine="rapidocr")) == "4500012"
    assert found(Anchor("Vorgangskennung"), Type.TEXT, sheet(*said)) is None


def test_of_several_labels_the_nearest_to_the_learned_place_counts() -> None:
    page = sheet((50, 100, "Nr. 4711"), (50, 600, "Nr. 4712"))
    assert found(Anchor("Nr."), Type.TEXT, page) == "4711"
    assert found(Anchor("Nr.", near=(8, 75)), Type.TEXT, page) == "4712"


@pytest.mark.parametrize(("page", "read"), [("first", "1,00"), ("last", "3,00"), ("any", "1,00")])
def test_a_label_may_be_wanted_on_one_page(page: str, read: str) -> None:
    pages = [sheet((50, 100, "Summe"), (200, 100, f"{at},00"), number=at) for at in (1, 2, 3)]
    assert found(Anchor("Summe", page=page), Type.DECIMAL, *pages) == read


def test_a_column_is_read_line_by_line_also_where_only_an_earlier_page_has_its_title() -> None:
    first = sheet(
        (50, 100, "Pos"), (100, 100, "Sachwort"), (300, 100, "Menge"),
        (50, 120, "1"), (100, 120, "TB-1"), (300, 120, "5"),
    )  # fmt: skip
    second = sheet((50, 50, "2"), (100, 50, "TB-2"), (300, 50, "6"), number=2)
    anchor = Anchor("Sachwort", "column")
    assert found(anchor, Type.TEXT, first, second, row=Where(page=1, box=(800, 1490, 5500, 1630))) == "TB-1"
    assert found(anchor, Type.TEXT, first, second, row=Where(page=2, box=(800, 620, 5500, 750))) == "TB-2"
    assert found(anchor, Type.TEXT, first) is None


@pytest.mark.parametrize(
    ("text", "kind", "shape"),
    [
        ("4500012", Type.TEXT, r"\d{6,8}"), ("B-2026-00123", Type.TEXT, r"[A-Z]-\d{3,5}-\d{4,6}"),
        ("PO 7/26", Type.TEXT, r"[A-Z]{2} \d{1,2}/\d{1,3}"), ("30.11.2026", Type.DATE, None),
        ("1.234,50", Type.DECIMAL, r".{1,16}[.,]\d{2}.{0,4}"), ("12", Type.DECIMAL, None), ("Müller", Type.TEXT, None),
    ],
)  # fmt: skip
def test_a_shape_keeps_letters_digits_and_signs_and_leaves_room(text: str, kind: Type, shape: str | None) -> None:
    made = deriving.shape_of(text, kind)
    assert (made.pattern if made else None) == shape
    if made and kind is Type.TEXT:
        assert made.fullmatch(text)


def test_the_label_left_goes_before_the_words_above() -> None:
    page = sheet((50, 90, "Frau"), (200, 90, "Meier"), (50, 105, "Kennwort"), (200, 105, "4711"))
    paper = Paper([page])
    (spot,) = deriving.places(paper, lambda text: text == "4711")
    assert deriving.anchors(paper, spot, Type.TEXT, "4711")[0][:2] == ("Kennwort", "right")


def test_titles_in_a_row_are_taken_from_above() -> None:
    page = sheet(
        (50, 100, "Kennwort"), (200, 100, "Rampentermin"), (50, 115, "4711"), (200, 115, "30.11.2026"),
    )  # fmt: skip
    paper = Paper([page], "de")
    (spot,) = deriving.places(paper, lambda text: text == "30.11.2026")
    assert deriving.anchors(paper, spot, Type.DATE, "30.11.2026")[0][:2] == ("Rampentermin", "below")


# --- files of what was learned ---------------------------------------------------------------------------------------


def a_paper(number: str = "4500012", wrong: str = "4711", *, articles: tuple[str, ...] = ("TB-1",)) -> Extract:
    """A paper on which the reader takes the wrong number."""
    said = [(50.0, 100.0, "Vorgangskennung"), (200.0, 100.0, number), (50.0, 115.0, "Nr."), (200.0, 115.0, wrong)]
    said += [(50.0, 200.0, "Pos"), (100.0, 200.0, "Sachwort"), (300.0, 200.0, "Menge")]
    rows = []
    for at, article in enumerate(articles, 1):
        y = 205.0 + 20 * at
        said += [(50.0, y, str(at)), (100.0, y, article), (300.0, y, "5")]
        place = Where(page=1, box=(800, round(y * 12.5) - 10, 6000, round((y + 10) * 12.5) + 10))
        values = {"quantity": [Found("5", place)], "unit": [Found("GEB", place)]}
        rows.append(Node("line", values, where=place))
    head = {"number": [Found(wrong, Where(page=1))]}
    return Extract(Kind.ORDER, "pdf", Node("document", head, rows), sheets=[sheet(*said)])


def catalog(*learned: str) -> Catalog:
    files = [load(PARTNER, "partners/acme.yaml")]
    files += [load(one, "partners/acme.learned.yaml") for one in learned]
    return Catalog(files)


def read(known: Catalog, extract: Extract):
    return apply(known.profile("acme-orders"), extract, known)


LEARNED = r"""
# by hand: keep me
sharpens: acme-orders
order:
  number: {from: {label: Vorgangskennung, where: right, shape: '\d{6,8}'}}
lines:
  line:
    quantity.unit: {codes: {GEB: BX, KRT: PF}}
"""


def test_what_was_learned_goes_before_the_rule_and_says_so() -> None:
    plain, sharp = catalog(), catalog(LEARNED)
    assert read(plain, a_paper()).order.number == "4711"
    mapped = read(sharp, a_paper())
    assert mapped.order.number == "4500012"
    assert mapped.provenance["number"].rule == "partners/acme.learned.yaml:5"
    assert mapped.provenance["number"].where.page == 1
    assert mapped.labelled == {
        "number": r"{label: Vorgangskennung, where: right, shape: '\d{6,8}'}", "lines[1].quantity.unit": "{GEB: BX}",
    }  # fmt: skip
    assert mapped.order.lines[0].quantity.unit == "BX"
    assert plain.sha(plain.profile("acme-orders")) != sharp.sha(sharp.profile("acme-orders"))


def test_where_the_label_is_missing_the_rule_reads_as_before() -> None:
    extract = a_paper()
    extract.sheets = [sheet((50, 100, "nothing here"))]
    assert read(catalog(LEARNED), extract).order.number == "4711"


def test_an_integrators_own_code_goes_before_a_learned_one() -> None:
    rule = catalog(LEARNED).plan(catalog(LEARNED).profile("acme-orders")).line.program("quantity.unit")
    assert rule is not None
    assert (rule.look_up("KRT"), rule.look_up("GEB")) == ("CT", "BX")


def test_a_complaint_of_the_reader_is_settled_by_what_a_label_finds() -> None:
    extract = a_paper()
    extract.root.values.pop("number")
    extract.findings = [
        Finding("pdf.no-number", field="number"),
        Finding("pdf.line-incomplete", field="lines[1].article"),
    ]
    assert {one.code for one in read(catalog(LEARNED), extract).findings} == {"pdf.line-incomplete"}
    column = "sharpens: acme-orders\nlines: {line: {item.seller_id: {from: {label: Sachwort, where: column}}}}\n"
    codes = {one.code for one in read(catalog(column), extract).findings}
    assert "pdf.line-incomplete" not in codes
    assert "pdf.no-number" in codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sharpens: nobody-orders\n", "mapping.extends-unknown"),
        ("sharpens: acme-orders\norder: {number: BGM/1004}\n", "mapping.value-wrong"),
        ("sharpens: acme-orders\norder: {number: {const: x}}\n", "mapping.key-unknown"),
        ("sharpens: acme-orders\norder: {number: {from: number}}\n", "mapping.value-wrong"),
        ("sharpens: acme-orders\norder: {number: {from: {label: Nr, where: above}}}\n", "mapping.choice-wrong"),
        ("sharpens: acme-orders\norder: {number: {from: {label: Nr, shape: '(a+)+'}}}\n", "mapping.pattern-unsafe"),
        ("sharpens: acme-orders\norder: {number: {from: {label: '-'}}}\n", "mapping.value-wrong"),
        ("sharpens: acme-orders\norder: {numbr: {from: {label: Nr}}}\n", "mapping.field-unknown"),
        ("sharpens: acme-orders\nmatch: null\n", "mapping.key-unknown"),
    ],
)
def test_a_file_of_what_was_learned_is_checked_like_any_other(text: str, code: str) -> None:
    with pytest.raises(MappingError) as caught:
        catalog(text)
    assert caught.value.code == code


def test_editing_keeps_comments_and_what_people_wrote() -> None:
    more = learned_text.with_anchor(LEARNED, "order", "requested_delivery", Anchor("Rampentermin", date="uk"))
    assert "# by hand: keep me" in more
    assert "requested_delivery:\n    from: {label: Rampentermin, where: right, date: uk}" in more
    again = learned_text.with_anchor(more, "order", "number", Anchor("Vorgangskennung"))
    assert again.count("Vorgangskennung") == 1
    two = learned_text.with_anchor(again, "order", "number", Anchor("Auftrag", "below", near=(10, 20)))
    assert entries_of(load(two, "partners/acme.learned.yaml")) >= {
        ("order", "number", "{label: Auftrag, where: below, near: [10, 20]}"),
        ("order", "number", "{label: Vorgangskennung, where: right}"),
    }
    back = learned_text.without(two, "order", "number", Anchor("Auftrag", "below", near=(10, 20)))
    assert entries_of(load(back, "x.learned.yaml")) == entries_of(load(again, "x.learned.yaml"))
    assert learned_text.without(back, "order", "number", Anchor("Auftrag", "below")) == back
    bare = learned_text.without(
        learned_text.without(back, "lines", "quantity.unit", "GEB"), "lines", "quantity.unit", "KRT"
    )
    assert "lines" not in bare


@pytest.mark.parametrize(
    "entry",
    [
        Anchor("Vorgangskennung", "right", re.compile(r"[A-Z]-\d{1,2}'\.x"), "last", (3, 99), "us"),
        Anchor("Sach: wort", "column"),
        ("NO", "0012"), ("10", "1e5"), ('a "b" {c}', "Ü, ß"), ("label", "x"),
    ],
)  # fmt: skip
def test_an_entry_and_its_line_of_yaml_are_the_same(entry: Anchor | tuple[str, str]) -> None:
    assert learned_text.entry_of(learned_text.entry_text(entry)) == entry
    level, field = ("lines", "quantity.unit")
    text = learned_text.empty("acme-orders", "partners/acme.yaml")
    text = (
        learned_text.with_anchor(text, level, field, entry)
        if isinstance(entry, Anchor)
        else learned_text.with_code(text, level, field, *entry)
    )
    assert entries_of(load(text, "partners/acme.learned.yaml")) == {(level, field, learned_text.entry_text(entry))}


# --- lessons ---------------------------------------------------------------------------------------------------------


def learn(path: str, value: str, extract: Extract, known: Catalog):
    lesson = Lesson(path, known.profile("acme-orders"), known)
    order = changes.correct(read(known, extract).order, path, value)
    entries = [one for spot in lesson.places(extract, value) for one in lesson.anchors(extract, value, spot)]
    return lesson, next(one for one in map(lesson.proposal, entries) if lesson.is_right(one, extract, order))


def test_a_lesson_is_right_on_the_next_paper_and_agrees_with_confirmed_ones() -> None:
    lesson, proposal = learn("number", "4500012", a_paper(), catalog())
    assert read(proposal.catalog, a_paper("4599999", "4712")).order.number == "4599999"
    before = a_paper("4500007", "4500007")
    agreeing = Confirmed(1, "4500007", before, changes.correct(read(catalog(), before).order, "number", "4500007"))
    other = a_paper()
    other.sheets = [sheet((50, 100, "another layout"))]
    silent = Confirmed(2, "x", other, read(catalog(), other).order)
    verdict = lesson.replay(proposal, [agreeing, silent])
    assert (verdict.agrees, verdict.silent, verdict.contradictions) == (1, 1, [])


def test_a_harmful_lesson_is_told_apart_by_what_was_confirmed() -> None:
    paper = a_paper("4500012", "4711")
    lesson, proposal = learn("number", "4711", paper, catalog())
    confirmed = Confirmed(7, "4500012", paper, changes.correct(read(catalog(), paper).order, "number", "4500012"))
    (said,) = lesson.replay(proposal, [confirmed]).contradictions
    assert (said.order_id, said.path, said.expected, said.found) == (7, "number", "4500012", "4711")


def test_a_number_of_one_line_teaches_no_column_that_other_lines_deny() -> None:
    extract = a_paper(articles=("7", "8"))
    known = catalog()
    lesson = Lesson("lines[1].quantity.value", known.profile("acme-orders"), known)
    order = changes.correct(read(known, extract).order, "lines[1].quantity.value", "7")
    entries = [one for spot in lesson.places(extract, "7") for one in lesson.anchors(extract, "7", spot)]
    assert entries
    assert not any(lesson.is_right(lesson.proposal(one), extract, order) for one in entries)


def test_a_fixed_field_and_an_unknown_one_teach_nothing() -> None:
    known = catalog()
    for path, code in (("buyer.customer_number", "learn.field-fixed"), ("notes[1].text", "learn.field-unknown")):
        with pytest.raises(OrderHubError) as caught:
            Lesson(path, known.profile("acme-orders"), known)
        assert caught.value.code == code


def test_a_kept_paper_reads_like_the_first_time() -> None:
    extract = a_paper(articles=("TB-1", "TB-2"))
    kept = unpack_paper(pack_paper(extract))
    assert (kept.root, kept.keys, kept.sheets) == (extract.root, extract.keys, extract.sheets)
    assert len(pack_paper(extract)) < 2000
    with pytest.raises(OrderHubError):
        unpack_paper(b"")
