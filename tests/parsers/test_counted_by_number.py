"""The number of pieces below "Number" or "No.": nothing else counts, and the rows multiply with it."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


@pytest.mark.parametrize("code", ["Your art. code", "Art. no.", "Your ref."])
@pytest.mark.parametrize("title", ["Number", "No.", "Nummer", "Nr."])
def test_a_number_that_the_rows_multiply_with_is_the_quantity(code: str, title: str) -> None:
    found = read(
        f"Purchase order 26700924\n\n{code}|Description|{title}|Unit|Gross price|Disc. %|Total EUR\n"
        "679956|Lead rope twisted cotton|50|st.|3.55|12.5|155.31\n204787|Ragwort fork|20|st.|27.05|12.5|473.38\n"
        "299416|Wheelbarrow two wheel|6|st.|208.18|10|1124.17\n\nTotal excl. VAT||||||1752.86",
        (40, 130, 290, 340, 390, 460, 530),
    )
    assert raws(found, "quantity") == ["50", "20", "6"]
    assert raws(found, "article") == ["679956", "204787", "299416"]
    assert raws(found, "buyer_article") == []


def test_a_second_number_that_multiplies_with_nothing_is_none() -> None:
    found = read(
        "Purchase order 26700924\n\nYour art. code|Description|Number|Unit|Gross price|Total EUR\n"
        "679956|Lead rope twisted cotton|7150|st.|3.55|155.31\n204787|Ragwort fork|7220|st.|27.05|473.38\n"
        "299416|Wheelbarrow two wheel|7306|st.|208.18|1124.17\n\nTotal excl. VAT|||||1752.86",
        (40, 130, 290, 340, 390, 530),
    )
    assert raws(found, "quantity") == []
