"""Goods whose text ends with how they are packed, before the sum of the line: "Blattsalat gewaschen, 1 kg Beutel"."""

from __future__ import annotations

from tests.parsers.drawn_pages import raws, read

PAGE = """\
Hotel Alpenhof KG
Dorfbahnweg 11, 6543 Nauders

Bestellung L-33756 vom 22.10.2026

3 Stk|Glasreiniger Flasche 750 ml|8,58 €^
|Art.-Nr. 7667 · 2,86 € / Stk

4 Stk|Blattsalat gewaschen, 1 kg Beutel|26,40 €^
|Art.-Nr. 3535 · 6,60 € / Stk

2 Stk|Prosecco DOC, 0,75 l Flasche|9,56 €^
|Art.-Nr. 1174 · 4,78 € / Stk

Summe||44,54 €
"""


def test_the_packing_behind_a_measure_is_of_the_text() -> None:
    found = read(PAGE, (40, 110, 440))
    assert raws(found, "description") == [
        "Glasreiniger Flasche 750 ml", "Blattsalat gewaschen, 1 kg Beutel", "Prosecco DOC, 0,75 l Flasche"
    ]  # fmt: skip
    assert raws(found, "price") == ["2,86", "6,60", "4,78"]
