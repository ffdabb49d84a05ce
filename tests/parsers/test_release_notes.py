"""What an order line says beside its labels: which revision, which release, yes or no."""

from __future__ import annotations

import pytest

from parsers.release_notes import is_count
from tests.parsers.drawn_pages import line_of, raws, read

_PLACES = (40, 70, 190, 290, 350, 390, 430, 490)


def _order(*rows: tuple[str, str]) -> str:
    head = "Purchase Order PO-77120\nDate 12.10.2026\nLine|Part Number / Description|||Qty|UOM|Price|Amount\n"
    lines = [
        f"{at}|{first}||5|EA|4.20|21.00^\n|Bracket {at}00 bent^\n{last}" for at, (first, last) in enumerate(rows, 1)
    ]
    return head + "\n".join(lines) + f"\n||||||Total net|{21 * len(rows)}.00"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("|Rev: A", "|Rev: B"),
        ("|Rev A", "|Rev B"),
        ("|Index: 3", "|Index: 4"),
        (", Issue 3|", ", Issue 4|"),
        (" / Drawing: D-4711|", " / Drawing: D-4712|"),
        ("|Class: C", "|Class: A"),
    ],
)
@pytest.mark.parametrize("label", ["Our part: ", "Item ", ""])
def test_what_stands_behind_the_number_over_the_goods_is_a_note(label: str, first: str, second: str) -> None:
    rows = (
        (f"{label}KA-19556-70{first}", "|Supplier part: V-4711"),
        (f"{label}KA-19556-88{second}", "|Supplier part: V-4712"),
    )
    found = read(_order(*rows), _PLACES)
    assert raws(found, "buyer_article") == ["KA-19556-70", "KA-19556-88"]
    assert raws(found, "article") == ["V-4711", "V-4712"]
    assert raws(found, "description") == ["Bracket 100 bent", "Bracket 200 bent"]
    assert raws(found, "note") == [first.strip("|,/ "), second.strip("|,/ ")]


def test_how_the_goods_are_stays_with_their_name() -> None:
    found = read(
        _order(("Item KA-19556-70|Finish: zinc", "|Due: 30.10.2026"), ("Item KA-19556-88|Finish: plain", "")), _PLACES
    )
    assert raws(found, "description") == ["Finish: zinc Bracket 100 bent", "Finish: plain Bracket 200 bent"]


@pytest.mark.parametrize("last", ["|Rel 1|Due: 30.10.2026|Inspect: Yes", "|Abruf 1|Due: 30.10.2026|Geprüft: ja"])
def test_a_release_and_an_answer_among_labels_are_notes(last: str) -> None:
    rows = ("Item KA-19556-70|", last), ("Item KA-19556-88|", "|Due: 31.10.2026")
    found = read(_order(*rows), (40, 70, 180, 290, 380, 410, 440, 490))
    assert raws(found, "delivery_date") == ["30.10.2026", "31.10.2026"]
    assert raws(found, "description") == ["Bracket 100 bent", "Bracket 200 bent"]
    _, release, _, answer = last.split("|")
    assert [one.raw for one in found.root.children[0].values["note"]] == [release, answer]


def test_a_label_right_behind_a_release_is_read() -> None:
    rows = ("Item KA-19556-70|", "|Rel 1 Due: 30.10.2026"), ("Item KA-19556-88|", "|Rel 2 Due: 31.10.2026")
    found = read(_order(*rows), _PLACES)
    assert raws(found, "delivery_date") == ["30.10.2026", "31.10.2026"]
    assert raws(found, "note") == ["Rel 1", "Rel 2"]


def test_a_count_is_its_mark_and_which_one_it_is() -> None:
    assert is_count(line_of("Rel 1").words)
    assert is_count(line_of("Rev: B").words)
    assert not is_count(line_of("Pipe B").words)
    assert not is_count(line_of("Release agent").words)
