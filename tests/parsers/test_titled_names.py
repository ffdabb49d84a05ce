"""Names of goods with titles of their own, above the titles of their figures."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read


@pytest.mark.parametrize("title", ["CONDITION", "BRAND", "COST CENTRE"])
def test_what_stands_beside_the_name_below_a_title_of_its_own_is_a_note(title: str) -> None:
    found = read(
        f"PURCHASE ORDER 4711\n\n^\nITEM|DESCRIPTION||{title}^\n1|PACKING, PREFORMED, RUBBER||NEWPORT^\n"
        "|YOUR PART NUMBER|QTY ORDERED|UNIT COST|TOTAL COST^\n|NK446-42B|12 EA|0.91|10.92^\n"
        f"ITEM|DESCRIPTION||{title}^\n2|SWITCH, TOGGLE, SEALED||NEWPORT^\n"
        "|YOUR PART NUMBER|QTY ORDERED|UNIT COST|TOTAL COST^\n|NM576-15K|6 EA|78.34|470.04\n\n|Total|||480.96",
        (40, 80, 240, 340, 440),
    )
    lines = lines_of(found)
    assert [(one["position"], one["article"], one["description"]) for one in lines] == [
        ("1", "NK446-42B", "PACKING, PREFORMED, RUBBER"), ("2", "NM576-15K", "SWITCH, TOGGLE, SEALED"),
    ]  # fmt: skip
    assert [one["note"] for one in lines] == [f"{title} NEWPORT"] * 2
    assert "pdf.text-whose" not in {one.code for one in found.findings}
