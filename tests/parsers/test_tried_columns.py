"""Titles in the middle of wide columns, whose texts begin nearer to the title of the units than to their own."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read


@pytest.mark.parametrize(
    "titles",
    [
        "lfd. Nr.|Menge|Einh.||Material / Bezeichnung|Art.-Nr. Lieferant|Lieferwoche|Bauteil",
        "Pos.|Menge|ME||Bezeichnung|Ihre Art.-Nr.|Termin|Gebinde",
        "Line|Qty|UoM||Description of goods|Your part no.|Week|Block",
        "Line|Qty|Unit||Material / description|Supplier part no.|Week|Pack",
    ],
)
def test_texts_begin_where_they_all_do_beside_titles_that_units_were_sought_below(titles: str) -> None:
    units = ("Rolle", "m²", "Sack")
    texts = (
        "Malerkrepp 50 mm x 50 m UV-fest",
        "Mineralwolle-Trennwandplatte 60 mm WLG 040",
        "Fugenspachtel 25 kg Sack",
    )
    rows = [
        f"0{at}|{at * 10},00|{unit}|{text}||{code}|KW 42/2026|{place}"
        for at, (unit, text, code, place) in enumerate(
            zip(units, texts, ("28-1428", "84-1268", "19-3810"), ("EG", "1. OG", "2. OG"), strict=True), 1
        )
    ]
    page = "\n".join(["Abruf-Nr. 2614/1841 vom 08.09.2026", titles, *rows])
    found = lines_of(read(page, (39, 82, 119, 152, 217, 378, 459, 525)))
    assert [(line["unit"], line["description"], line["article"]) for line in found] == [
        *zip(units, texts, ("28-1428", "84-1268", "19-3810"), strict=True)
    ]
