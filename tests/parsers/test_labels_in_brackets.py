"""Brackets below a label that say more of it, over its value."""

from __future__ import annotations

from tests.parsers.drawn_pages import read

_TABLE = (
    "\n\nPos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n2|4711-21|Lager|2 Stk|3,00|6,00"
)


def test_a_bracket_below_a_label_stands_before_its_value() -> None:
    values = read(
        "Bestellung P123-7\n\nBestelldatum|Kundennummer||Liefertermin\n05.10.2026|(unsere Nr. bei Ihnen)||12.10.2026\n"
        f"|823840{_TABLE}",
        (50, 150, 260, 340, 420, 500),
    ).root.values
    assert [values[name][0].raw for name in ("customer_number", "issue_date", "delivery_date")] == [
        "823840",
        "05.10.2026",
        "12.10.2026",
    ]


def test_a_bracket_of_two_lines_does_so_too() -> None:
    values = read(
        "Purchase Order P123-7\n\nDate|Account no.||Required\n05/10/2026|(ours in||(at goods in)\n"
        f"|your books)||12/10/2026\n|NOR4471{_TABLE}",
        (50, 150, 260, 340, 420, 500),
    ).root.values
    assert [values[name][0].raw for name in ("customer_number", "issue_date", "delivery_date")] == [
        "NOR4471",
        "05/10/2026",
        "12/10/2026",
    ]
