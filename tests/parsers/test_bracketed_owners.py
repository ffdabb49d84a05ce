"""Whose numbers stand below titles that say so in brackets, in a line of their own."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, read

KINDS: Final = ("article", "buyer_article", "description", "quantity")
OURS: Final = "LMT2271618"
YOURS: Final = "MEB-38787"


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("LMT code^(buyer)", "Maker P/N^(Norda)", (YOURS, OURS)),
        ("LMT code^(Quast)", "Maker P/N^(seller)", (YOURS, OURS)),
        ("Part code^(yours)", "Ref no.^(own)", (OURS, YOURS)),
        ("Code^(Norda)", "Code^(Quast)", (OURS, YOURS)),
        ("Teile Code^(Kunde)", "Typ Code^(Lieferant)", (YOURS, OURS)),
        ("Art. code^[Norda]", "Ref code^[buyer]", (OURS, YOURS)),
    ],
)
def test_a_bracket_below_a_title_says_whose_the_numbers_are(first: str, second: str, read_as: tuple[str, str]) -> None:
    tops, owners = zip(first.split("^"), second.split("^"), strict=True)
    found = read(
        f"Quast Werke GmbH\nPurchase order 4711 dated 07.10.2026\nTo: Norda Handel GmbH\n\n"
        f"No.|{tops[0]}|Description|{tops[1]}|Q'ty|Unit|Price|Amount^\n|{owners[0]}||{owners[1]}\n"
        f"1|{OURS}|FAN, AXIAL, 24VDC|{YOURS}|6|PCS|17.90|107.40\n"
        "2|LMT3659725|ENCLOSURE, DIECAST|LRF-57097|12|PCS|32.46|389.52\n",
        (40, 65, 150, 300, 390, 430, 470, 530),
    )
    first_line = lines_of(found)[0]
    assert [first_line.get(kind) for kind in KINDS] == [*read_as, "FAN, AXIAL, 24VDC", "6"]
