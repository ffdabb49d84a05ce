"""Order lines of a letter without units or labels: that all are set alike tells quantity and number."""

from __future__ import annotations

import pytest

from orderhub.document import Kind
from tests.parsers.drawn_pages import lines_of, raws, read

_EN = "Dear Sirs\n\nOrder DF/560\n\nPlease could you get the following together for me:\n\n", "\nYours faithfully\n"
_DE = "Guten Tag,\n\nwir bestellen (Bestellung 4711) Folgendes:\n\n", "\nBitte liefern Sie bis 6.12.2026.\n"


@pytest.mark.parametrize("letter", [_EN, _DE], ids=["en", "de"])
@pytest.mark.parametrize(
    "said",
    [
        "- {} Stk {} – {}", "{} x {} - {}", "{} pcs {}, {}", "{} no. {} / {}", "{} each {} #{}", "{} {} ({})",
        "{} {}, {}", "{} {} – Art.-Nr. {}", "{} {}, your code {}", "{} {}, your^\ncode {}", "{} {} [{}]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("codes", [("13894", "16106"), ("90-1957", "83-7358"), ("KL-6204", "RBH774")])
def test_lines_that_end_alike_with_a_code_are_order_lines(
    letter: tuple[str, str], said: str, codes: tuple[str, str]
) -> None:
    first = said.format("4", "Kugellager 6204 2RS", codes[0])
    second = said.format("25", "Radiator 600 x 1000 mm", codes[1])
    found = read(f"{letter[0]}{first}\n{second}\n{letter[1]}", (50,))
    assert found.kind is Kind.ORDER
    assert [(one["quantity"], one["article"], one["description"]) for one in lines_of(found)] == [
        ("4", codes[0], "Kugellager 6204 2RS"),
        ("25", codes[1], "Radiator 600 x 1000 mm"),
    ]
    assert "pdf.no-titles" in [one.code for one in found.findings]


@pytest.mark.parametrize(
    "lines",
    [
        "4 Kugellager, 13894\n25 Radiatoren zum Anbau",
        "4 Kugellager, 13894\n25 Radiatoren – 16106",
        "4 Kugellager, 13894\n25 Radiatoren, 13894",
        "4 Kugellager, 13894",
        "4 Kugellager, IP65\n25 Radiatoren, 230V",
        "4 Kugellager bis 2026\n25 Radiatoren bis 2027",
        "6 November 20261\n12 November 20262",
    ],
)
def test_lines_that_do_not_agree_are_none(lines: str) -> None:
    assert raws(read(f"{_DE[0]}{lines}\n{_DE[1]}", (50,)), "quantity") == []
