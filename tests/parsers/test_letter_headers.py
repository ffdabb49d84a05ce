"""Headers in letters and forms: sentences over an address, days of other papers, signs before names."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = """
Pos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag
1|4711-20|Topfband|5|4,20|21,00
2|4711-30|Schiene|10|5,00|50,00"""
_PLACES = (40, 90, 160, 350, 400, 460)


def _header(text: str, name: str, places: tuple[int, ...] = _PLACES) -> str | None:
    found = read(text, places).root.values.get(name)
    return found[0].raw if found else None


@pytest.mark.parametrize(
    "said",
    [
        "Bitte liefern Sie direkt auf die Baustelle:",
        "Die Lieferung geht bitte an:",
        "Please ship directly to our site:",
    ],
)
def test_a_sentence_with_a_colon_labels_the_address_below_it(said: str) -> None:
    page = f"""Bestellung 4711-20
Datum 12.10.2026{_ROWS}

{said}
Neubau Kita Lerchenweg^
Lerchenweg 4^
31698 Lindhorst"""
    assert _header(page, "delivery_name") == "Neubau Kita Lerchenweg"


def test_the_day_below_the_label_of_a_contract_is_not_the_orders() -> None:
    page = f"""Rahmenvertrag|Bestelldatum
RV 2024-0317 vom 02.05.2024|23.10.2026
Bestell-Nr. 4711-20{_ROWS}"""
    assert _header(page, "issue_date", (40, 300, 350, 400, 450, 500)) == "23.10.2026"


def test_a_date_wanted_goes_on_in_the_next_line() -> None:
    page = f"""Bestellung 4711-20 vom 12.10.2026

wie besprochen, bestellen wir zur Lieferung bis^
zum 29. November 2026 zu den Preisen Ihres Angebots:{_ROWS}"""
    assert _header(page, "delivery_date") == "29. November 2026"


def test_a_bracket_behind_a_town_is_none_of_the_address() -> None:
    page = f"""Bestellung 4711-20
Datum 12.10.2026
Lieferanschrift: Castrop Logistik Halle 3, Am Westhafen 3, 44653 Herne (Anlieferung 6 - 13 Uhr){_ROWS}"""
    assert _header(page, "delivery_name") == "Castrop Logistik Halle 3"
    assert _header(page, "delivery_city") == "Herne"


@pytest.mark.parametrize(
    "said",
    [
        "(bei Ihnen geführt als Kunde 122166)", "(Sie führen uns unter 122166)", "(our account with you is 122166)",
        "(you know us as customer 122166)", "(unsere Kundennr. bei Ihnen lautet 122166)",
    ],
)  # fmt: skip
def test_a_sentence_in_brackets_tells_who_we_are_to_them(said: str) -> None:
    page = f"""Unsere Bestellung 2099564 {said}
Datum 12.10.2026{_ROWS}"""
    assert _header(page, "customer_number") == "122166"


@pytest.mark.parametrize(
    ("label", "value", "name", "meant"),
    [
        ("Unsere Kundennummer dort", "79576", "customer_number", "79576"),
        ("Unsere Kunden-Nr. bei Nordwind", "79576", "customer_number", "79576"),
        ("Bestellnummer (intern)", "PO-33", "number", "PO-33"),
        ("Kundennummer bitte angeben", "", "customer_number", None),
    ],
)
def test_a_label_goes_on_up_to_its_value_and_the_heading_below_is_none(
    label: str, value: str, name: str, meant: str | None
) -> None:
    page = f"""Bestellung vom 12.10.2026
{label}|{value}

3. Bestellte Teile{_ROWS}"""
    assert _header(page, name, (40, 240, 280, 350, 400, 460)) == meant
