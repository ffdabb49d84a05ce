"""Titles of two lines that stand close beside one another."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.column_titles import COLUMN_TITLES
from parsers.page_order import extract
from parsers.page_titles import Cell, find_header
from parsers.page_words import Line, Page, Word, key_of
from parsers.title_edges import cut_over, cut_titles
from tests.parsers.drawn_pages import lines_of, page_of, raws, read


def test_a_word_below_the_beginning_of_a_title_is_none_of_its_neighbours() -> None:
    """ "Qty order" would be a title, but "order" begins below "Unit of"."""
    text = """Purchase Order
Order No: P-4711

|Supplier's||Required||Unit of|Unit price|Net value^
Line|cat. ref.|Description of goods|by|Qty|order|£|£

1|2737/13|Coverall disposable|25/09/26|10|EACH|3.67|36.70
2|1789/78|Bump cap short peak|19/09/26|4|EACH|10.60|42.40

|||||Total net||79.10"""
    found = extract(
        [page_of(text, (40, 75, 130, 320, 379, 400, 450, 510))], Document(b"", "order.pdf"), "pdf", fuzzy=False
    )
    assert [(one.get("unit"), one.get("price"), one.get("amount")) for one in lines_of(found)] == [
        ("EACH", "3.67", "36.70"),
        ("EACH", "10.60", "42.40"),
    ]


def test_a_word_set_in_the_middle_of_the_title_above_is_none_of_its_neighbours() -> None:
    """ "Per %" would be a title, but "%" stands in the middle below "VAT"."""

    def word(text: str, x: float, y: float) -> Word:
        return Word(text, x, y, x + 5 * len(text), y + 9, 1000)

    upper = [Cell([word("VAT", 446, 100)], "tax", 1)]
    lower = [Cell([word("Per", 420, 109), word("%", 451, 109)], "price_unit", 2)]
    assert [[one.text for one in cell.words] for cell in cut_titles([upper, lower])[1]] == [["Per"], ["%"]]


def test_a_line_may_hold_nothing_but_the_end_of_a_title() -> None:
    """A narrow column breaks "How many"; no other title goes on."""
    text = """Supply Order
Order No: P-4711

Item #|Product|How|Packaging|For^
||many
892-2797|Saliva ejector clear|1|pack|Hygiene
439-1747|Curing light sleeve|8|box|Op 1"""
    found = extract([page_of(text, (40, 120, 300, 350, 440))], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert [(one["article"], one["quantity"], one["unit"]) for one in lines_of(found)] == [
        ("892-2797", "1", "pack"),
        ("439-1747", "8", "box"),
    ]


def test_words_that_end_where_two_titles_below_do_are_two() -> None:
    """ "Listen- Rab." would be a discount, but "preis" and "%" end where its words do."""

    def word(text: str, x1: float, y: float) -> Word:
        return Word(text, x1 - 5 * len(text), y, x1, y + 9, 1000)

    upper = [Cell([word("Listen-", 491, 100), word("Rab.", 515, 100)], "discount", 1)]
    lower = [Cell([word("preis", 491, 111)], "price", 1), Cell([word("%", 515, 111)], None)]
    cut = [[one.text for one in cell.words] for cell in cut_titles([upper, lower])[0]]
    assert cut == [["Listen-"], ["Rab."]]


def test_words_over_two_cells_of_a_row_are_two_titles_however_near_they_stand() -> None:
    """ "Pos. Bezeichnung" would be a title as well."""
    text = """Bestellung Nr. 4711

Pos.|Bezeichnung|Menge|Einzelpreis|Gesamtpreis

1|Fitting flach|20 Stück|15,31 €|306,20 €^
|Lieferung bis 04.10.2026
2|Kasten blau|12 Stück|5,37 €|64,44 €^
|Lieferung bis 01.11.2026
||Gesamt netto||370,64 €"""
    page = page_of(text, (70, 102, 345, 395, 500))
    words = [one._replace(x1=98.0) if one.text == "Pos." else one for one in page.words]
    page = Page(1, page.width, page.height, words, "text-layer")
    header = find_header(page.lines, 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == ["position", "description", "quantity", "price", "amount"]


def test_a_title_broken_at_its_hyphen_stands_whole_below_another_one() -> None:
    text = """Bestellung Nr. 4711

|Artikel-Nr.^
|Ihre Art.-^
Pos.|Nr.|Bezeichnung|Menge|Einh.|Preis|Betrag

1|406788-736|Dichtung|2.00|Stk.|3.00|6.00^
|N-3265.90
2|401667-391|Dichtring|5.00|Stk.|4.00|20.00^
|N-1995.12"""
    page = page_of(text, (50, 95, 170, 320, 360, 420, 500))
    found = lines_of(extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False))
    assert [(one["buyer_article"], one["article"]) for one in found] == [
        ("406788-736", "N-3265.90"),
        ("401667-391", "N-1995.12"),
    ]


@pytest.mark.parametrize(("begun", "ended"), [("Ite", "m"), ("Posi", "tion")])
def test_the_beginning_of_a_title_may_stand_alone_above_the_line_of_the_others(begun: str, ended: str) -> None:
    text = f"""Purchase Order No. 4711

{begun}^
{ended}|Part no.|Description|Qty|Notes

1|S138-23|Welding rod|40 kg^
2|L128-77|V-belt SPA|20 off|urgent^
3|T700-72|Cable gland|6 off"""
    page = page_of(text, (52, 95, 160, 380, 480))
    found = lines_of(extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False))
    assert [(one["position"], one["article"]) for one in found] == [
        ("1", "S138-23"), ("2", "L128-77"), ("3", "T700-72"),
    ]  # fmt: skip


@pytest.mark.parametrize(("thing", "word"), [("Product", "Code"), ("Artikel", "Nr."), ("Item", "No.")])
def test_a_bare_word_for_a_number_goes_on_with_the_title_above_where_another_names_the_text(
    thing: str, word: str
) -> None:
    places = (46, 104, 178, 372, 429, 487)
    found = read(
        f"Purchase Order No. 82337\n\n|{thing}||Disc|Unit|Net^\nQuantity||Details^\n|{word}||%|Price|Amt\n"
        "12.00|HM592|Degreaser 25 l drum|0|53.18|638.16\n4.00|LB704|Nitrile gloves black|0|11.46|45.84\n",
        places,
    )
    assert [(one["quantity"], one["article"], one["description"]) for one in lines_of(found)] == [
        ("12.00", "HM592", "Degreaser 25 l drum"),
        ("4.00", "LB704", "Nitrile gloves black"),
    ]


@pytest.mark.parametrize(("above", "below"), [("Size /", "Packaging"), ("Brand", "/ Unit"), ("Farbe /", "Einheit")])
def test_a_title_goes_on_below_its_slash(above: str, below: str) -> None:
    """What one side says is the column, where the other says nothing of the goods."""
    text = f"""Purchase Order
Order No: P-4711

Line|Catalog No.|Product Description|Unit|Quantity|{above}|Ext. Price^
No.|(supplier)||Price||{below}

1|61-3883-E|Cryogenic vial external thread self standing|61.87|5|PK|309.35
2|94-1966-F|Beaker low form with spout 600 ml|5.78|8|EA|46.24"""
    found = lines_of(read(text, (38, 73, 137, 385, 425, 470, 540)))
    assert [(one["quantity"], one["unit"], one["price"]) for one in found] == [
        ("5", "PK", "61.87"),
        ("8", "EA", "5.78"),
    ]


def _set(text: str, y: float, starts: tuple[float, ...]) -> Line:
    """Cells parted by |, blanks of 2.5 points, letters of two widths."""
    words = []
    for start, cell in zip(starts, text.split("|"), strict=True):
        x = start
        for one in cell.split():
            words.append(Word(one, x, y, x + 5.0 * len(one) - 2 * one.count("i"), y + 11, 1000))
            x = words[-1].x1 + 2.5
    return Line(Page(1, 595, 842, words, "text-layer"), words)


@pytest.mark.parametrize(
    ("left", "right"), [("Quantity", "Part"), ("Menge", "Artikel"), ("Anzahl", "Ware"), ("Pos.", "Material")]
)
@pytest.mark.parametrize("gap", [3.2, 4.5, 9])
def test_a_title_over_number_and_unit_ends_before_the_one_that_stands_close(left: str, right: str, gap: float) -> None:
    title = _set(f"{left}|{right}", 100, (80, (at := 80 + 5.0 * len(left) - 2 * left.count("i")) + 4.5))
    x = at + 4.5
    rows = [
        _set(f"{count}|pi|{text}", y, (x - gap - 8 - 4 - 5 * len(count), x - gap - 8, x))
        for count, text, y in (("20", "Bracket mounting LH", 120), ("5", "Lid anodized", 134))
    ]
    cell = Cell(title.words, COLUMN_TITLES.get("".join(key_of(one.text) for one in title.words)), 2)
    assert [[one.text for one in part.words] for part in cut_over([[cell]], rows)[0]] == [[left], [right]]
    moved = [_set(line.text, line.y0, (line.x0,)) for line in rows]
    assert cut_over([[cell]], moved) == [[cell]]


def test_a_sign_below_the_end_of_a_title_is_its_own() -> None:
    """ "%" stands under "MwSt.", not before "Bezeichnung"."""
    text = """BESTELLUNG|||Nr. 4711
||||Einkaufs-|||MwSt.
#|Menge|Einheit|Artikelnr.||preis €||||% Bezeichnung
1|4|Stück|70-4663|||3,10||19|| Computer 2-fach^
2|1|Rolle|42-8299|||3,41||19|| Kokosstrick 200 m"""
    found = read(text, (40, 60, 90, 130, 200, 212, 225, 255, 270, 275, 284))
    assert raws(found, "price") == ["3,10", "3,41"]
    assert [one["description"] for one in lines_of(found)] == ["Computer 2-fach", "Kokosstrick 200 m"]
