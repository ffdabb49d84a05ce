"""Norms in the texts of goods look like postal codes: "IPE 160 S235JR+AR EN 10365, Fixlänge 6.000 mm"."""

from __future__ import annotations

import pytest

from parsers.full_names import without_goods
from parsers.postal_lines import Address, Part
from tests.parsers.drawn_pages import page_of

TEXT = """\
Römerstraße 118 · 53332 Bornheim
001|69.404.6836|3476784
|IPE 160 EN 10365, Fixlänge
002|29.169.6493|1565225
|Trennscheibe INOX 125
Postfach 12 · 53332 Bornheim"""


@pytest.mark.parametrize(("at", "role", "stays"), [(0, "", True), (2, "", False), (2, "delivery", True), (5, "", True)])
def test_goods_among_the_lines_are_no_address(at: int, role: str, *, stays: bool) -> None:
    page = page_of(TEXT, (40, 80, 250))
    line = page.lines[at]
    part = Part(line, line.words)
    address = Address(role, True, part, None, part, "10365", "Fixlänge", None, part)
    used = {id(page.lines[1]), id(page.lines[3]), id(page.lines[4])}
    assert without_goods([address], used) == ([address] if stays else [])


def test_what_stands_beside_the_table_is_an_address() -> None:
    page = page_of("001|69.404.6836|3476784\nHuber · 53332 Bornheim\n002|29.169.6493|1565225", (140, 180, 250))
    words = [one._replace(x0=one.x0 - 120, x1=one.x1 - 120) for one in page.lines[1].words]
    part = Part(page.lines[1], words)
    address = Address("", True, part, None, part, "53332", "Bornheim", None, part)
    assert without_goods([address], {id(page.lines[0]), id(page.lines[2])}) == [address]
