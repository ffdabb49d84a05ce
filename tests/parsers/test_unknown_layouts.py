"""Order lines in layouts of their own: cells of two lines, headings, stacked numbers, letters, no titles."""

from __future__ import annotations

from orderhub.document import Document, Extract
from parsers.below_values import value_below
from parsers.letter_lines import letter_rows
from parsers.page_order import extract
from parsers.page_words import Page, Word

_TITLES = "Bestellung Nr. 4711\n\nPos|Art.-Nr.|Bezeichnung|Termin|Menge|Preis|Betrag\n"
_PLACES = (50, 90, 160, 320, 390, 450, 510)


def page_of(text: str, places: tuple[int, ...] = _PLACES, *, step: float = 14, blank: float = 3) -> Page:
    """Lines `step` points apart; what is parted by | begins at the places. "^" at the end: the next line is near."""
    words: list[Word] = []
    y = 60.0
    for line in text.split("\n"):
        for place, cell in zip(places, line.rstrip("^").split("|"), strict=False):
            x = float(place)
            for word in cell.split():
                words.append(Word(word, x, y, x + 5 * len(word), y + 10, 1000))
                x += 5 * len(word) + blank
        y += 11 if line.endswith("^") else step
    return Page(1, 595, 842, words, "text-layer")


def read(page: Page) -> Extract:
    return extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False)


def lines_of(page: Page) -> list[dict[str, str]]:
    return [{name: found[0].raw for name, found in child.values.items()} for child in read(page).root.children]


def test_unit_and_time_below_their_cells_are_no_text() -> None:
    page = page_of(
        _TITLES
        + "1|A-1001|Kugellager 6204|12.11.2026|5|4,50|22,50^\n||2RS C3|12:00:00|Stk||\n"
        + "2|A-1002|Kugellager 6305|13.11.2026|2|6,00|12,00^\n|||12:00:00|Stk||\n"
    )
    first, second = lines_of(page)
    assert (first["description"], first["unit"], first["delivery_date"]) == (
        "Kugellager 6204 2RS C3",
        "Stk",
        "12.11.2026",
    )
    assert (second["description"], second["unit"]) == ("Kugellager 6305", "Stk")


def test_words_below_a_cell_that_nobody_knows_are_named() -> None:
    page = page_of(
        _TITLES + "1|A-1001|Kugellager|12.11.2026|5|4,50|22,50^\n||2RS|||7,77|\n2|A-1002|Lager||2|6,00|12,00\n"
    )
    assert [one.field for one in read(page).findings if one.code == "pdf.number-unexplained"] == ["lines[1]"]


def test_a_heading_between_rows_belongs_to_none() -> None:
    page = page_of(
        _TITLES
        + "1|A-1001|Kugellager 6204|12.11.2026|5|4,50|22,50^\n||mit Deckscheibe\n\n||Werkstatt Nord\n\n"
        + "2|A-1002|Kugellager 6305|13.11.2026|2|6,00|12,00^\n||offen\n\n"
        + "3|A-1003|Welle|13.11.2026|1|6,00|6,00^\n||blank\n"
    )
    assert [one["description"] for one in lines_of(page)] == [
        "Kugellager 6204 mit Deckscheibe", "Kugellager 6305 offen", "Welle blank",
    ]  # fmt: skip


def test_two_numbers_stacked_in_one_column() -> None:
    text = "Purchase Order 4711\n\nOur code|Description|Qty|Price|Value^\nYour code\n"
    rows = "AB-101|Cutting disc|5|4.50|22.50^\n771-135\nAB-102|Steel tube|2|6.00|12.00^\n771-136\n"
    first, second = lines_of(page_of(text + rows, (50, 120, 390, 450, 510)))
    assert (first["buyer_article"], first["article"], first["description"]) == ("AB-101", "771-135", "Cutting disc")
    assert (second["buyer_article"], second["article"]) == ("AB-102", "771-136")


def test_a_leading_number_of_the_text_is_no_position() -> None:
    page = page_of(
        _TITLES + "7|A-1001|27 Zoll Monitor|12.11.2026|5|4,50|22,50\n8|A-1002|Maus|12.11.2026|2|6,00|12,00\n"
    )
    assert [(one["position"], one["description"]) for one in lines_of(page)] == [
        ("7", "27 Zoll Monitor"),
        ("8", "Maus"),
    ]


def test_letters_set_apart_make_one_word() -> None:
    page = page_of("B ES T E LLU NG|D ATU M\n", (50, 200), blank=1.2)
    assert page.lines[0].text == "BESTELLUNG DATUM"


def test_lines_of_a_letter() -> None:
    page = page_of(
        "bitte liefern Sie:\n12 Stück Artikel 4711 Kugellager 6204 à 3,40 EUR\n5 kg Weizenmehl (Art.-Nr. 18.743)\n"
    )
    found = [
        {kind: " ".join(one.text for one in words) for kind, words in row.cells.items()}
        for row in letter_rows(page.lines)
    ]
    assert found == [
        {"quantity": "12", "unit": "Stück", "price": "3,40", "article": "4711", "description": "Kugellager 6204"},
        {"quantity": "5", "unit": "kg", "article": "18.743", "description": "Weizenmehl"},
    ]


def test_a_table_without_known_titles_is_read_and_looked_at() -> None:
    page = page_of(
        "Bestellung Nr. 4711\n\n12 Stk|4711-20|Kugellager 6204|4,50|54,00\n5 Stk|4711-35|Kugellager 6305|12,20|61,00\n",
        (50, 110, 180, 420, 500),
    )
    first, _ = lines_of(page)
    assert first == {
        "quantity": "12", "unit": "Stk", "article": "4711-20", "description": "Kugellager 6204", "price": "4,50",
        "amount": "54,00",
    }  # fmt: skip
    assert "pdf.no-titles" in [one.code for one in read(page).findings]


def test_a_value_of_the_line_in_its_text_is_doubtful() -> None:
    page = page_of(_TITLES + "1|A-1001|Kugellager 14.11.2026||5|4,50|22,50\n2|A-1002|Lager||2|6,00|12,00\n")
    assert [one.field for one in read(page).findings if one.code == "pdf.number-unexplained"] == [
        "lines[1].requested_delivery"
    ]


def test_what_stands_below_a_price() -> None:
    def words(text: str) -> list[Word]:
        return [Word(one, 0, 0, 9, 9, 1000) for one in text.split()]

    assert [
        (found.name, found.raw) if (found := value_below("price", words(text), ())) else None
        for text in ("je 100", "- 10 %", "EUR", "7,77")
    ] == [("price_unit", "100"), ("discount", "10"), ("", ""), None]
