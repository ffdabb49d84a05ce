"""What a poor copy hides and the rest of the paper tells: columns, sums, units, numbers, months, stamps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from orderhub.document import Extract, Kind
from parsers.column_figures import straighten
from parsers.misread_months import with_months
from parsers.page_words import Word
from parsers.receipt_stamps import without_stamps
from tests.parsers.drawn_pages import raws, read_fax

TITLES = ("Menge", "Geb.", "Ware", "Art.-Nr.", "EUR/Geb.", "EUR")
LEFTS = (90, 130, 170, 330, 420, 500)
ROWS = (
    ("48", "Sack", "Kapern", "49588", "32,95", "1.581,60"),
    ("12", "Sack", "Reis", "78291", "2,24", "26,88"),
    ("2", "Dose", "Grissini", "62269", "166,61", "333,22"),
)
HEAD = (
    ("Bestellung", 60, 60),
    ("Kunden-Nr.", 60, 90),
    ("33663", 130, 90),
    ("Bestell-Nr.", 300, 90),
    ("W-09354", 370, 90),
)
SUMS = (("Warenwert", "1.941,70"), ("MwSt.", "368,92"), ("Endsumme", "2.310,62"))


def copied(
    rows: Sequence[Sequence[str]] = ROWS, titles: Sequence[str] = TITLES, sums: Sequence[tuple[str, str]] = SUMS,
    head: Sequence[tuple[str, int, int]] = HEAD, again: Mapping[str, Sequence[str]] | None = None,
    confidence: int = 985,
) -> Extract:  # fmt: skip
    """What a recognised page gives. `again`: what a word says when it is read again, where it says something else."""
    words = [Word(text, x, y, x + 5 * len(text), y + 9, confidence) for text, x, y in head]
    for row, cells in enumerate((titles, *rows)):
        y = 200 + 20 * row
        words += [
            Word(text, left, y, left + 5 * len(text), y + 9, confidence)
            for text, left in zip(cells, LEFTS, strict=True) if text
        ]  # fmt: skip
    for row, (label, value) in enumerate(sums):
        y = 320 + 20 * row
        words.append(Word(label, 400, y, 400 + 5 * len(label), y + 9, confidence))
        words.append(Word(value, 500, y, 500 + 5 * len(value), y + 9, confidence))
    return read_fax(words, again)


def doubts(found: Extract) -> set[tuple[str, str]]:
    return {(one.code, one.field or "") for one in found.findings if (one.field or "").startswith("lines")}


def test_a_currency_for_each_unit_is_the_price_and_the_currency_alone_the_amount() -> None:
    found = copied()
    assert raws(found, "price") == ["32,95", "2,24", "166,61"]
    assert raws(found, "amount") == ["1.581,60", "26,88", "333,22"]
    assert doubts(found) == set()


def test_two_columns_nobody_knows_are_named_by_what_multiplies() -> None:
    found = copied(titles=("Menge", "Geb.", "Ware", "Art.-Nr.", "AEK", "Xyz"))
    assert raws(found, "amount") == ["1.581,60", "26,88", "333,22"]
    assert ("pdf.column-unknown", "lines") not in doubts(found)


def test_a_point_taken_for_a_comma_does_not_hide_the_price() -> None:
    rows = [(*row[:4], row[4].replace(",", "."), row[5]) for row in ROWS]
    assert ("pdf.column-unknown", "lines") not in doubts(copied(rows, titles=(*TITLES[:4], "AEK", "Wert")))


@pytest.mark.parametrize("label", ["Warxnwxrt", "Xyzzy"])
def test_a_sum_without_a_readable_label_is_the_net_when_it_adds_up(label: str) -> None:
    found = copied(sums=((label, "1.941,70"), *SUMS[1:]))
    assert found.root.values["net_total"][0].raw == "1.941,70"


def test_a_sum_that_does_not_add_up_is_no_net() -> None:
    assert "net_total" not in copied(sums=(("Xyzzy", "1.941,71"), *SUMS[1:])).root.values


def test_a_unit_that_looks_like_that_of_other_lines_is_theirs() -> None:
    assert raws(copied([(*ROWS[0][:1], "Saek", *ROWS[0][2:]), *ROWS[1:]]), "unit") == ["Sack", "Sack", "Dose"]


def test_a_unit_like_no_other_stays() -> None:
    assert raws(copied([(*ROWS[0][:1], "Xyz", *ROWS[0][2:]), *ROWS[1:]]), "unit")[0] == "Xyz"


@pytest.mark.parametrize(
    ("again", "expected"),
    [(["33665"] * 3 + ["33663"], "33665"), (["33665"] * 2 + ["33663"] * 2, "33663"), (["3B663"] * 4, "33663")],
)
def test_most_readings_settle_a_figure_of_the_customer_number(again: list[str], expected: str) -> None:
    assert copied(again={"33663": again}).root.values["customer_number"][0].raw == expected


def test_sums_without_cents_that_nothing_adds_up_are_looked_at() -> None:
    rows = [(*row[:4], row[4].replace(",", ""), row[5].replace(",", "").replace(".", "")) for row in ROWS]
    found = doubts(copied(rows, titles=(*TITLES[:4], "Preis", "Betrag"), sums=()))
    assert {("pdf.cents-missing", f"lines[{at}]") for at in (1, 2, 3)} <= found


BARE = [(*row[:4], "", "") for row in ROWS]


def unproven(confidence: int = 995, again: Mapping[str, Sequence[str]] | None = None) -> set[str]:
    """Lines without prices whose quantities nothing proves."""
    found = copied(BARE, (*TITLES[:4], "", ""), (), confidence=confidence, again=again)
    return {field for code, field in doubts(found) if code == "pdf.line-unproven"}


def test_a_quantity_without_price_is_proven_when_it_is_read_alike_in_every_way() -> None:
    assert unproven() == set()
    assert unproven(again={"12": ["12", "12", "72", "12"]}) == {"lines[2].quantity"}
    assert unproven(confidence=980) == {f"lines[{at}].quantity" for at in (1, 2, 3)}


def test_a_misread_label_of_a_date_is_no_delivery_note() -> None:
    head = (("SUPPLY", 60, 60), ("ORDER", 95, 60), ("Deivery", 300, 90), ("Date", 340, 90), ("21.10.2026", 400, 90))
    assert copied(head=head).kind is Kind.ORDER


STAMP = (("EINGEGANGEN", 320, 117), ("Datum", 306, 136), ("28.", 340, 136), ("OKT.", 358, 136), ("2026", 382, 136),
         ("HM", 366, 150))  # fmt: skip


def stamped(words: Sequence[tuple[str, int, int]]) -> list[str]:
    return [one.text for one in without_stamps([Word(t, x, y, x + 6 * len(t), y + 9, 990) for t, x, y in words])]


def test_a_receipt_stamp_dates_no_order() -> None:
    assert stamped([("An", 65, 136), *STAMP, ("vom", 186, 250)]) == ["An", "vom"]


def test_what_is_printed_below_a_stamp_stays() -> None:
    below = [("Bestellnummer", 320, 136), ("4711", 420, 136)]
    assert stamped([STAMP[0], *below]) == ["Bestellnummer", "4711"]
    assert stamped([("Eingang", 320, 117), ("der", 364, 117), ("Ware", 390, 117)]) == ["Eingang", "der", "Ware"]


def test_a_letter_in_a_column_of_sums_is_a_figure() -> None:
    sums = [Word(text, 500 - 5 * len(text), 100 + 20 * at, 500, 109 + 20 * at, 990)
            for at, text in enumerate(("132,G9", "12,40", "1.250,00"))]  # fmt: skip
    assert [one.text for one in straighten(sums)] == ["132,69", "12,40", "1.250,00"]
    assert straighten(sums[:2])[0].text == "132,G9"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Termin: 19. ovember 2026", "Termin: 19. November 2026"), ("20 0ktober 2026", "20 Oktober 2026"),
        ("12 Pack 2026", "12 Pack 2026"), ("3. Juni 2026", "3. Juni 2026"), ("Decenber 4, 2026", "December 4, 2026"),
    ],
)  # fmt: skip
def test_months_between_day_and_year(text: str, expected: str) -> None:
    assert with_months(text) == expected


def test_amounts_are_those_printed() -> None:
    assert sum(Decimal(one.replace(".", "").replace(",", ".")) for one in raws(copied(), "amount")) == Decimal(
        "1941.70"
    )
