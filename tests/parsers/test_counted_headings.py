"""Headings that count the order lines below them, or the rooms they are for."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_NAMES = ("position", "article", "description", "quantity")


@pytest.mark.parametrize("head", ["Teil {}", "Bestellzeile {}:", "Gerät {} von 2", "Product {}"])
def test_a_word_that_counts_up_over_each_order_line_is_its_position(head: str) -> None:
    page = f"""Bestellung ET-4711

{head.format(1)}
Bezeichnung|Kondensator 25 µF^
|mit Stecker
Artikelnummer Lieferant|RA 208-81
Menge / Einheit|12 Stück
{head.format(2)}
Bezeichnung|Druckstutzen roh
Artikelnummer Lieferant|AM 386-80
Menge / Einheit|5 Stück"""
    assert [[line.get(name) for name in _NAMES] for line in lines_of(read(page, (40, 200)))] == [
        ["1", "RA 208-81", "Kondensator 25 µF mit Stecker", "12"],
        ["2", "AM 386-80", "Druckstutzen roh", "5"],
    ]


def test_a_word_that_counts_groups_is_no_position_and_no_text() -> None:
    page = """Bestellung ET-4711

Raum 1
Artikel:|Kondensator 25 µF
Artikelnummer:|208-81
Menge:|12 Stück
Artikel:|Relais 24 V
Artikelnummer:|208-90
Menge:|2 Stück
Raum 2
Artikel:|Druckstutzen roh
Artikelnummer:|386-80
Menge:|5 Stück"""
    assert [[line.get(name) for name in _NAMES] for line in lines_of(read(page, (40, 200)))] == [
        [None, "208-81", "Kondensator 25 µF", "12"],
        [None, "208-90", "Relais 24 V", "2"],
        [None, "386-80", "Druckstutzen roh", "5"],
    ]


def test_two_quantities_are_no_one_order_line() -> None:
    page = """Bestellung ET-4711

Raum 1
Artikel|Kondensator 25 µF
Artikelnummer|208-81
Menge|12 Stück
Artikel|Relais 24 V
Menge|2 Stück
Raum 2
Artikel|Druckstutzen roh
Artikelnummer|386-80
Menge|5 Stück"""
    assert not [line for line in lines_of(read(page, (40, 200))) if line.get("quantity") == "12"]
