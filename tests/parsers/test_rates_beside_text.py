"""The rate of a tax that stands right behind the text of its order line."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, read


def test_a_rate_below_the_others_is_none_of_the_text_however_near() -> None:
    found = lines_of(
        read(
            "Beschreibung||Steuern|Menge|Preis|Betrag\nPipette 10 ml|19 % VSt||3|2,00|6,00\n"
            "Waage 620 g / 0,001 g|19 % VSt||1|700,00|700,00\nKolben|19 % VSt||2|4,00|8,00",
            (50, 151, 160, 300, 400, 480),
        )
    )
    assert [one["description"] for one in found] == ["Pipette 10 ml", "Waage 620 g / 0,001 g", "Kolben"]
