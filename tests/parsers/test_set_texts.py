"""Texts of several lines beside numbers at their first, their middle or their last line."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Page
from tests.parsers.drawn_pages import lines_of, page_of, raws, read

PLACES = (40, 110, 300, 360, 440)
HEAD = "Purchase Order\nOrder No: P-4711\nDate: 08/09/2026\n\nItem|Description|Qty|Price|Amount\n"
FIRST = ("890652", "12|2.34|28.08", "Drain off cock type A", "lockshield 15 mm")
SECOND = ("373062", "100|1.00|100.00", "Pipe clip hinged talon", "white")
THIRD = ("772377", "8|2.00|16.00", "Overflow pipe push fit", "bend white with clips and", "washer")
LAST = "\n\n|||Total net|144.08"


def _row(item: tuple[str, ...], at: int) -> str:
    """The lines of a cell, the numbers beside one of them."""
    code, numbers, *texts = item
    return "\n".join(f"{code}|{one}|{numbers}" if place == at else f"|{one}" for place, one in enumerate(texts))


def _read(text: str) -> Extract:
    return extract([page_of(text, PLACES, step=10.4)], Document(b"", "order.pdf"), "pdf", fuzzy=False)


def _texts(found: Extract) -> list[str]:
    return [one["description"] for one in lines_of(found)]


@pytest.mark.parametrize("place", ["first", "last"])
def test_numbers_beside_the_first_or_the_last_line(place: str) -> None:
    """Rows set as evenly as the lines within them, as a line printer does, or with the numbers at the bottom."""
    items = (FIRST, SECOND, THIRD)
    rows = "\n".join(_row(one, 0 if place == "first" else len(one) - 3) for one in items)
    found = _read(HEAD + rows + LAST)
    assert _texts(found) == [" ".join(one[2:]) for one in items]
    assert not [one for one in found.findings if one.code == "pdf.text-whose"]


@pytest.mark.parametrize(("near", "taken"), [("^", True), ("", False)])
def test_a_remark_below_a_name_in_cells_set_at_the_bottom(near: str, taken: bool) -> None:
    """Lines of one cell stand closer than rows do; where they do not, what ends early may be a heading."""
    items = [
        f"|Drain off cock type A{near}\n890652|for floor 3|12|2.34|28.08",
        "373062|Pipe clip hinged talon white|100|1.00|100.00",
        f"|Overflow pipe push fit{near}\n772377|par stock|8|2.00|16.00",
        "551120|Fibre washer|10|1.00|10.00",
    ]
    text = HEAD + "\n".join(items) + "\n\n|||Total net|154.08"
    found = extract([page_of(text, PLACES)], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert (_texts(found)[0] == "Drain off cock type A for floor 3") is taken
    assert (_texts(found)[2] == "Overflow pipe push fit par stock") is taken
    asked = {one.code for one in found.findings} & {"pdf.text-whose", "pdf.number-unexplained"}
    assert bool(asked) is not taken


def test_a_line_that_may_be_of_either_row_is_named() -> None:
    """Nothing tells whether "Basin mixer" is the second row's: the number may stand at either line of a text."""
    rows = (
        "890652|Fibre washer 3/4 in|12|2.34|28.08\n|Basin mixer monobloc x\n373062|Click waste chrome|100|1.00|100.00"
    )
    found = _read(HEAD + rows + "\n\n|||Total net|128.08")
    assert [one.field for one in found.findings if one.code == "pdf.text-whose"] == [
        "lines[1].item.name",
        "lines[2].item.name",
    ]


def test_a_text_that_was_lifted_keeps_what_stands_below_its_numbers() -> None:
    """A cell of four lines around its numbers, the last ones set apart from the first ones."""
    rows = """1|Welding rod E7018|150|1.00|150.00

2|Hydraulic filter element|12|1.00|12.00

|Socket head cap screw grade^
|12.9^
3||800|0.15|120.00^
|acc. to drawing, surface^
|treatment as last delivery"""
    found = extract(
        [page_of(HEAD + rows + "\n\n|||Total net|282.00", PLACES)], Document(b"", "order.pdf"), "pdf", fuzzy=False
    )
    assert _texts(found)[2] == "Socket head cap screw grade 12.9 acc. to drawing, surface treatment as last delivery"


def test_numbers_below_texts_that_do_not_wrap_ask_for_a_look() -> None:
    """What stands above the numbers may be a heading, or the text of the row above: nothing is taken without a word."""
    rows = """|Pipe clip hinged talon long
373062|white|100|1.00|100.00
|Drain off cock type A
890652|lockshield 15 mm|12|2.34|28.08
325219|PTFE tape 12 mm|2|16.68|33.36"""
    found = _read(HEAD + rows + "\n\n|||Total net|161.44")
    wrong = _texts(found)[1] != "Drain off cock type A lockshield 15 mm"
    named = {one.field for one in found.findings if one.code in {"pdf.text-whose", "pdf.number-unexplained"}}
    assert not wrong or any(field.startswith("lines[2]") for field in named)


LOW = """|Single Reinforcement-
|mesh
12|A393 flat 1|4|2.00|8.00
|Overpour-
|resistantcoveringfoil
13|2 m by 4 m|5|2.00|10.00
|Polysulphide-
|sealant in
14|grey tubes|6|2.00|12.00"""
NARROW = (40, 110, 200, 360, 440)


def test_a_long_word_of_a_text_reaches_over_its_column() -> None:
    """Nothing stands beside it, so that it is text of the row whose last line has the numbers."""
    found = extract([page_of(HEAD + LOW + "\n\n|||Total net|30.00", NARROW, step=10.4)],
                    Document(b"", "order.pdf"), "pdf", fuzzy=False)  # fmt: skip
    assert _texts(found)[1] == "Overpour- resistantcoveringfoil 2 m by 4 m"


def test_a_text_above_the_first_numbers_of_a_page_is_of_that_row() -> None:
    """Where the texts of the page before end beside their numbers, the last of them goes on with nothing."""
    first = page_of(HEAD + LOW, NARROW, step=10.4)
    second = page_of(HEAD.splitlines()[-1] + "\n" + LOW + "\n\n|||Total net|60.00", NARROW, step=10.4)
    second = Page(2, second.width, second.height, second.words, second.engine)
    found = extract([first, second], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert _texts(found)[2] == "Polysulphide- sealant in grey tubes"
    assert _texts(found)[3] == "Single Reinforcement- mesh A393 flat 1"


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("name", ["KABEL H07RN-F", "Kabel mit Stecker,"])
def test_the_only_text_of_two_lines_may_reach_around_its_numbers(at: int, name: str) -> None:
    """One cell that is set around its middle, whatever the others are."""
    rows = [
        f"|||{name}~\n{{}}|12|Stück||1911-92|2,00|24,00~\n|||lang",
        "{}|5|Rolle|ABDECKVLIES WEISS|9293-50|7,10|35,50",
        "{}|4|Stück|MONTAGEKLEBER WEISS|4126-60|5,00|20,00",
    ]
    names = [f"{name} lang", "ABDECKVLIES WEISS", "MONTAGEKLEBER WEISS"]
    order = [1, 2]
    order.insert(at, 0)
    body = "\n".join(rows[one].format(place) for place, one in enumerate(order, 1))
    text = f"Bestellung 4711\n\nPos|Menge|ME|Bezeichnung|Art.-Nr.|Preis|Wert\n{body}\n\nSumme netto||||||79,50"
    found = read(text, (40, 80, 130, 190, 380, 440, 500))
    assert raws(found, "description") == [names[one] for one in order]


@pytest.mark.parametrize(
    "title", ["Artikel / Beschreibung", "Artikel-Nr. / Bezeichnung", "Item / Description", "Part No. / Description"]
)
def test_a_number_above_the_text_that_no_row_prints(title: str) -> None:
    """The title names number and text, the numbers stand in a column of their own: cells are set around the middle."""
    text = (
        f"Bestellung\nBestell-Nr. 4711\nDatum: 08.09.2026\n\nPos|Menge|Einheit|{title}|Art.-Nr. Lieferant\n"
        "|||Vollauszug 500 mm, Traglast~\n1|20|Paar||661.32.760~\n|||Push-to-open^\n"
        "|||ABS-Kante Eiche Halifax 23 x~\n2|5|lfm||626.47.997~\n|||0,8 mm, mit Kleber\n"
        "|||Topfband 110 Grad Eckanschlag~\n3|24|Stk||722.98.936~\n|||Dämpfung integriert\n"
    )
    found = lines_of(read(text, (40, 80, 130, 190, 440)))
    assert [one.get("description") for one in found] == [
        "Vollauszug 500 mm, Traglast Push-to-open",
        "ABS-Kante Eiche Halifax 23 x 0,8 mm, mit Kleber",
        "Topfband 110 Grad Eckanschlag Dämpfung integriert",
    ]


def test_text_that_reaches_into_the_numbers_of_the_next_row_is_asked_about() -> None:
    """The title names a number above the text, and each row has one: nobody knows whose the lines are."""
    text = (
        "Bestellung\nBestell-Nr. 4711\nDatum: 08.09.2026\n\n"
        "Pos|Menge|Einheit|Artikel / Beschreibung|Art.-Nr. Lieferant\n"
        "|||A-4711 Vollauszug, Traglast~\n1|20|Paar||661.32.760~\n|||Push-to-open^\n"
        "|||A-4712 ABS-Kante Eiche 23 x~\n2|5|lfm||626.47.997~\n|||0,8 mm, mit Kleber\n"
        "|||A-4713 Topfband Eckanschlag~\n3|24|Stk||722.98.936~\n|||Dämpfung integriert\n"
    )
    found = read(text, (40, 80, 130, 190, 440))
    asked = {one.field for one in found.findings if one.code == "pdf.text-whose"}
    assert {"lines[1].item.name", "lines[2].item.name"} <= asked


def test_a_number_in_groups_above_the_text_is_one() -> None:
    text = (
        "Bestellung\nBestell-Nr. 4711\nDatum: 08.09.2026\n\n"
        "Pos|Menge|Einheit|Artikel / Beschreibung|Art.-Nr. Lieferant\n"
        "1|20|Paar|A 015 261|661.32.760\n|||Vollauszug schmal\n2|5|lfm|A 072 608|626.47.997\n|||Kante aus Eiche\n"
    )
    found = lines_of(read(text, (40, 80, 130, 190, 440)))
    assert [one.get("buyer_article") for one in found] == ["A 015 261", "A 072 608"]
