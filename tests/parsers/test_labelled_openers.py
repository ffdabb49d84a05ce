"""Numbers behind a label that opens the text, beside the column of the other party's."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

KINDS = ("article", "buyer_article", "description")
GOODS = ("TIRE, MAIN, 6.00-6", "GASKET, EXHAUST FLANGE", "CLAMP, LOOP, CUSHIONED")
CODES = ("P31.468266", "P14.169785", "P87.910290")


def page_of(title: str, label: str, *, below: bool, rows: int = 3) -> str:
    lines = "".join(
        f"{at}|{label} {code}{'' if below else ' ' + goods}|LL314-563{at}|17-Dec-2026|{at}|Each|10.00|{at}0.00"
        f"{'^' + chr(10) + '|' + goods if below else ''}\n"
        for at, (code, goods) in enumerate(zip(CODES[:rows], GOODS, strict=False), 1)
    )
    return f"Purchase Order 4711 of 16-Oct-2026\nLine|{title}|Supplier Item|Promised|Quantity|UOM|Price|Amount\n{lines}"


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize("label", ["Our Item", "Our Part:", "Customer item", "Unser Material", "Unsere Art.-Nr."])
def test_the_buyer_s_number_opens_the_text(label: str, *, below: bool) -> None:
    found = lines_of(read(page_of("Item / Description", label, below=below), (40, 70, 300, 360, 420, 450, 490, 540)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        [f"LL314-563{at}", code, goods] for at, (code, goods) in enumerate(zip(CODES, GOODS, strict=True), 1)
    ]


def test_one_row_needs_a_colon_or_the_end_of_its_line() -> None:
    places = (40, 70, 300, 360, 420, 450, 490, 540)
    found = [
        lines_of(read(page_of("Description", label, below=below, rows=1), places))[0].get("buyer_article")
        for label, below in (("Our Item:", False), ("Our Item", True), ("Our Item", False))
    ]
    assert found == ["P31.468266", "P31.468266", None]


def test_what_the_goods_are_for_is_no_number_of_theirs() -> None:
    text = page_of("Description", "Ventil DN", below=False)
    found = lines_of(read(text, (40, 70, 300, 360, 420, 450, 490, 540)))
    assert [line.get("buyer_article") for line in found] == [None] * 3
