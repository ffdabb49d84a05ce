"""How senders of German-speaking countries print their orders."""

from __future__ import annotations

import pytest

from orderhub.document import Extract
from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word
from parsers.ruled_words import without_rules
from tests.parsers.drawn_pages import lines_of, read

_HEAD = "Bestellung Nr. 4711\n\n"


def _header(found: Extract) -> dict[str, str]:
    return {name: values[0].raw for name, values in found.root.values.items()}


def test_the_text_below_a_number_is_no_row_whatever_figures_it_holds() -> None:
    places = (20, 50, 150, 250, 300, 340, 430, 520)
    found = read(
        _HEAD
        + "POS|TEILE-NR.|IHRE NR.|MENGE|ME|LISTENPREIS|RABATT %|BETRAG^\n|BEZEICHNUNG||||EUR||EUR\n"
        + "1|492-8349|MM70509|12|STK|4,50||54,00^\n|Scheinwerferlampe H7 12 V 55 W zweifach verpackt je Satz\n"
        + "2|419-8138|RA81859|20|LTR|7,00|10|126,00^\n|Motoröl 5W-30\n",
        places,
    )
    assert [(one["article"], one["buyer_article"], one["description"]) for one in lines_of(found)] == [
        ("MM70509", "492-8349", "Scheinwerferlampe H7 12 V 55 W zweifach verpackt je Satz"),
        ("RA81859", "419-8138", "Motoröl 5W-30"),
    ]


def test_rules_made_of_signs_say_nothing() -> None:
    text = "| 10 | 722175 | 20 |\n+-----+-----+-----+\n| 20 | 666908 |  8 |\n| 30 | 106156 | 2,50|"
    words = [Word(part, at * 20.0, y * 12.0, at * 20.0 + 5 * len(part), y * 12.0 + 10)
             for y, line in enumerate(text.split("\n")) for at, part in enumerate(line.split())]  # fmt: skip
    assert "|" not in "".join(one.text for one in without_rules(words) if one.y0 < 30)
    assert all("--" not in one.text for one in without_rules(words))


def test_a_line_that_parts_an_address_keeps_its_bars() -> None:
    words = [
        Word(part, at * 20.0, 0, at * 20.0 + 10, 10)
        for at, part in enumerate(["A", "GmbH", "|", "Weg", "1", "|", "12345", "Ort"])
    ]
    assert without_rules(words) == words


def test_a_row_that_opens_with_its_position_names_and_counts_nothing() -> None:
    found = read(
        _HEAD
        + "POS|ARTIKELBEZEICHNUNG^\n|ARTIKEL-NR.||MENGE|EINHEIT|EINZELPREIS|GESAMTPREIS\n"
        + "01|Etikett weiß 10 cm^\n|18817||1500|ST|0,05|75,00\n02|Netz 4 x 1,6 x 25 m^\n|91976||20|PACK|19,85|397,00\n",
        (40, 70, 150, 200, 250, 320, 450),
    )
    assert [(one["article"], one["quantity"], one["description"]) for one in lines_of(found)] == [
        ("18817", "1500", "Etikett weiß 10 cm"),
        ("91976", "20", "Netz 4 x 1,6 x 25 m"),
    ]


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        ((("Artikel", 50), ("Bezeichnung", 120), ("Menge", 250), ("Preis", 300), ("Rabatt", 350), ("%", 383),
          ("Total", 395), ("CHF", 423)), ["article", "description", "quantity", "price", "discount", "amount"]),
        ((("Pos.", 20), ("Material", 60), ("Bezeichnung", 108), ("Menge", 250), ("Preis", 300)),
         ["position", "article", "description", "quantity", "price"]),
        ((("Pos.", 20), ("Gegenstand", 60), ("der", 113), ("Lieferung", 131), ("Menge", 250), ("Preis", 300)),
         ["position", "description", "quantity", "price"]),
        ((("Codice", 20), ("Descrizione", 80), ("UM", 180), ("Quantità", 210), ("Prezzo", 300), ("Importo", 350)),
         ["article", "description", "unit", "quantity", "price", "amount"]),
    ],
)  # fmt: skip
def test_titles_that_stand_close_together(titles: tuple[tuple[str, float], ...], kinds: list[str]) -> None:
    words = [Word(text, x, 100, x + 5 * len(text), 110, 1000) for text, x in titles]
    header = find_header([Line(Page.__new__(Page), words)], 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == kinds


def test_a_number_of_the_column_beside_is_no_discount() -> None:
    found = read(
        _HEAD + "Pos|Artikel|Bezeichnung|Menge|Einh.|Preis|Rabatt\n1|387080|Umwälzpumpe lang|1|Stk|236.15|177.11\n",
        (20, 50, 110, 300, 340, 390, 450),
    )
    assert "discount" not in lines_of(found)[0]
    assert [one.field for one in found.findings if one.field.startswith("lines[1]")]


def test_whose_numbers_stand_under_one_another() -> None:
    found = read(
        _HEAD
        + "Pos|Artikelnummer|Bezeichnung|Menge|Einh.|Preis|Betrag^\n|Ihre Artikelnr.\n"
        + "1|M-9208|Kugellager klein|2|Stk|26,50|53,00^\n|409105\n2|M-7714|Zylinder|5|Stk|70,00|350,00^\n|873730\n",
        (20, 50, 150, 300, 340, 390, 450),
    )
    assert [(one["article"], one["buyer_article"]) for one in lines_of(found)] == [
        ("409105", "M-9208"), ("873730", "M-7714"),
    ]  # fmt: skip


_TABLE = "\n\nPos|Artikel|Bezeichnung|Menge|Einh.|Preis|Betrag\n1|387080|Umwälzpumpe lang|2|Stk|100,00|200,00\n"
_PLACES = (20, 70, 150, 300, 340, 390, 450)


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("Bestellnummer|BE 26 08958\nDatum|05.10.2026", "number", "BE 26 08958"),
        ("Order Number|345787 OP\nOrder Date|2026/09/13", "number", "345787 OP"),
        ("Bestellnummer|4143 B\nDatum|05.10.2026", "number", "4143 B"),
        ("Order Number|345787 EUR\nOrder Date|2026/09/13", "number", "345787"),
        ("Nummer / Numero\n6716/OA", "number", "6716/OA"),
        ("PO number/date|4500259 / 07.10.2026\n\nWork order 8830412: crusher", "number", "4500259"),
        ("PO number/date|4500259 / 07.10.2026\n\nWork order 8830412: crusher", "issue_date", "07.10.2026"),
        ("Bestellnummer/Datum|4500259 / 07.10.2026", "number", "4500259"),
        ("We order on account L27 (our order number is LI3562). Thanks.", "number", "LI3562"),
        ("Hiermit bestellen wir, unsere Bestellnummer lautet 26-3562, wie folgt:", "number", "26-3562"),
        ("Materialbestellung\nNr. MB 4471/86", "number", "MB 4471/86"),
        ("Bestellung 47 vom 19.09.2026\nLiefertermin\nKW 40, nach Absprache", "delivery_date", "KW 40/2026"),
        ("Bestellung 47 vom 19.12.2026\nLiefertermin: KW 2", "delivery_date", "KW 2/2027"),
        ("Bestellung Nr. 4711\n\nBlank GmbH Lindenallee 4, 99084 Erfurt", "buyer_name", "Blank GmbH"),
        ("Bestellung Nr. 4711\n\nGebäudeservice Blank GmbH\nWeg 4\n99084 Erfurt", "buyer_name",
         "Gebäudeservice Blank GmbH"),
    ],
)  # fmt: skip
def test_what_a_head_tells(head: str, name: str, value: str) -> None:
    assert _header(read(head + _TABLE, _PLACES))[name] == value


def test_totals_of_a_sentence_are_taken_where_they_add_up() -> None:
    told = "\n\n\nDie Auftragssumme ist netto 200,00 EUR zzgl. 19 % Umsatzsteuer 38,00 EUR,\ninsgesamt also {} EUR.\n"
    right, wrong = (_header(read(_HEAD + _TABLE + told.format(one), _PLACES)) for one in ("238,00", "239,00"))
    assert (right["net_total"], right["tax_total"], right["gross_total"]) == ("200,00", "38,00", "238,00")
    assert "gross_total" not in wrong


def test_of_a_table_by_tax_rates_the_last_line_sums_up() -> None:
    rates = "MwSt-Satz|Netto|MwSt\n7,00 %|100,00|7,00\n19,00 %|100,00|19,00\nSumme|200,00|26,00\n"
    table = _TABLE + "".join(f"|||{line}\n" for line in f"\n{rates}Gesamtbetrag||226,00".split("\n"))
    found = _header(read(_HEAD + table, (20, 70, 150, 300, 380, 450, 520)))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("200,00", "26,00", "226,00")
