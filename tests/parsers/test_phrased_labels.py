"""Labels that say in words of their own under what number one house is known to the other."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_ORDER = """Bestellung 4711

Datum|{}
05.10.2026|51410

Pos|Artikel|Bezeichnung|Menge|Einh.|Preis|Betrag
1|387080|Umwälzpumpe lang|2|Stk|100,00|200,00
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Brauerei als Kunde bei Ihnen geführt unter", "51410"),
        ("Unser Verein bei Ihnen als Kunde geführt unter", "51410"),
        ("Praxis bei Ihnen als Kunde", "51410"),
        ("School as customer with you under", "51410"),
        ("Bitte bei allen Fragen nur noch unser Kunde", ""),
        ("Bestellung für unseren besten Kunden", ""),
    ],
)
def test_a_label_may_begin_with_what_the_buyer_is(label: str, name: str) -> None:
    found = read(_ORDER.format(label), (20, 100, 150, 300, 340, 390, 450))
    assert [one.raw for one in found.root.values.get("customer_number", ())] == ([name] if name else [])
    assert raws(found, "article") == ["387080"]


_ROW = "BESTELLUNG\n\nBestellnummer|Datum|{}||Zahlung\nP123-7|05.10.2026|{}||netto\n\n"
_ROWS = "Pos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n2|4711-21|Lager|2 Stk|3,00|6,00"


@pytest.mark.parametrize(
    ("label", "name", "value"),
    [
        ("Gew. Liefertermin", "delivery_date", "12.10.2026"),
        ("Gepl. Lieferdatum", "delivery_date", "12.10.2026"),
        ("Goods Required", "delivery_date", "12.10.2026"),
        ("Trading account", "customer_number", "NOR4471"),
        ("Wir als Kunde", "customer_number", "10472"),
    ],
)
def test_a_label_behind_words_nobody_knows_ends_its_run_in_a_row_of_labels(label: str, name: str, value: str) -> None:
    found = read(_ROW.format(label, value) + _ROWS, (50, 130, 210, 350, 420, 500)).root.values
    assert [one.raw for one in found[name]] == [value]


def test_of_two_such_labels_neither_is_taken() -> None:
    drawn = (
        "BESTELLUNG\n\nBestellnummer|Datum|Alter Liefertermin|Neuer Liefertermin||Zahlung\n"
        f"P123-7|05.10.2026|12.10.2026|19.10.2026||netto\n\n{_ROWS}"
    )
    assert "delivery_date" not in read(drawn, (50, 130, 210, 330, 440, 500)).root.values


@pytest.mark.parametrize("label", ["Kunde bei Lieferant", "Kto.-Nr. bei Ihnen", "KNR"])
def test_a_number_at_the_supplier_however_short_it_is_called(label: str) -> None:
    drawn = f"Bestellung P123-7 vom 05.10.2026\n{label}: 10472\n\n{_ROWS}"
    found = read(drawn, (50, 130, 210, 330, 440, 500)).root.values
    assert found["customer_number"][0].raw == "10472"
