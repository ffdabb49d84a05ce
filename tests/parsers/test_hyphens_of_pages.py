"""Words that a column breaks at a hyphen keep it, whatever sign the text layer's reader puts for it."""

from __future__ import annotations

import io

import pytest

from parsers.pdf_words import open_pdf, read_page


@pytest.mark.parametrize(("over", "below"), [("07-Dec-", "2026"), ("Klemm-", "ring"), ("2026-10-", "02")])
def test_a_hyphen_at_the_end_of_a_cell_stays(over: str, below: str) -> None:
    from reportlab.pdfgen.canvas import Canvas

    drawn = io.BytesIO()
    page = Canvas(drawn, pagesize=(595, 842))
    for at, text in enumerate(("Purchase Order 4711 of Example Marin AB", over, below, "6 Each 4.36")):
        page.drawString(60, 700 - 14 * at, text)
    page.save()
    words = [one.text for one in read_page(open_pdf(drawn.getvalue()), 1)[0].words]
    assert words[7:9] == [over, below]
