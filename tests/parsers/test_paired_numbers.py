"""The number that stands under another one, as the title says."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


@pytest.mark.parametrize(
    ("upper", "lower", "label", "kind"),
    [
        ("Our Item No. /", "Your Catalogue No.", "Cat. ", "article"),
        ("Unsere Art.-Nr.", "Ihre Katalognummer", "Kat. ", "article"),
        ("Our item no.", "Supplier part no.", "Part ", "article"),
        ("Ihre Art.-Nr.", "Unsere Sachnummer", "Sach ", "buyer_article"),
        ("Our Item No. /", "Your Catalogue No.", "", "article"),
        ("Our Item No. /", "Your Catalogue No.", "Rev. ", None),
    ],
)
def test_a_label_that_shortens_its_title_is_none_of_the_number(
    upper: str, lower: str, label: str, kind: str | None
) -> None:
    found = read(
        f"Purchase order 4711\n\n|{upper}|||||^\nPos|{lower}|Description|Qty|Rate|Value\n"
        f"10|761959|Pipe seamless|12|1.50|18.00^\n|{label}B90-5207\n"
        f"20|780749|Gauge|2|27.50|55.00^\n|{label}L52-4085\nTotal net||||73.00\n",
        (50, 80, 230, 430, 490, 550),
    )
    numbers = {one: raws(found, one) for one in ("article", "buyer_article")}
    below = ["B90-5207", "L52-4085"]
    if kind is None:
        assert below not in numbers.values()
    else:
        assert numbers[kind] == below
        assert {*map(tuple, numbers.values())} == {tuple(below), ("761959", "780749")}
    asked = [one.params["value"] for one in found.findings if one.code == "pdf.number-unexplained"]
    assert bool(asked) == (kind is None)
