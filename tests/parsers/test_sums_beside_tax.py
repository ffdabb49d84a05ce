"""Totals whose label names the tax to say how they stand to it."""

from __future__ import annotations

import pytest

from parsers.page_words import Page, Word
from parsers.total_lines import total_of, totals_beside
from tests.parsers.drawn_pages import line_of, page_of, read

ROWS = (
    "PURCHASE ORDER\nOrder no. 4711-20\n\nLine|Part no|Description|Qty|UoM|Price|Total\n"
    "1|PT2438-14|Cable tray medium|8|PC|25,86|206,88\n2|PT6844-99|Cable SWA 3 core|10|M|27,91|279,10\n"
)
PLACES = (40, 80, 140, 320, 360, 400, 440)


@pytest.mark.parametrize(
    "label",
    [
        "Order total (VAT 0 %) EUR",
        "Total (alv 0%)",
        "Summe (MwSt. exkl.) EUR",
        "Total value, VAT 0,00 %",
        "Total (VAT excl.)",
        "PO total (tax exempt):",
        "Order total - VAT exempt",
        "Total (no tax)",
    ],
)
def test_a_sum_without_tax_is_net(label: str) -> None:
    assert total_of(line_of(f"{label} 5 655,50"), fuzzy=False) == "net"
    values = read(f"{ROWS}|||||{label} 485,98", PLACES).root.values
    assert values["net_total"][0].raw == "485,98"
    assert "tax_total" not in values


@pytest.mark.parametrize("label", ["Gesamtbetrag (umsatzsteuerfrei)", "Gesamtsumme (USt.-frei)", "Summe (mwstfrei)"])
def test_a_lone_sum_free_of_tax_is_the_net(label: str) -> None:
    assert read(f"{ROWS}|||||{label} 485,98", PLACES).root.values["net_total"][0].raw == "485,98"


@pytest.mark.parametrize("label", ["Total (VAT incl.)", "Gesamtsumme (USt. 19 % inkl.)"])
def test_a_sum_with_tax_is_gross(label: str) -> None:
    assert total_of(line_of(f"{label} 655,50"), fuzzy=False) == "gross"


@pytest.mark.parametrize(
    "line",
    [
        "Total tax (exempt) 0,00",
        "Tax exempt 0,00",
        "Total VAT (0 %) 0,00",
        "VAT (0 %) 0,00",
        "Total VAT 20 % 5,00",
        "Total tax amount 5,00",
        "MwSt. Summe 5,00",
    ],
)
def test_a_sum_of_taxes_is_the_tax(line: str) -> None:
    assert total_of(line_of(line), fuzzy=False) == "tax"


def test_sums_beside_and_over_one_another_are_told_apart() -> None:
    beside = page_of("Total (VAT excl.) 100,00|VAT 24 % 24,00|Total (VAT incl.) 124,00", (40, 240, 400))
    over = page_of("Total (VAT excl.)|VAT 24 %|Total (VAT incl.)^\n100,00|24,00|124,00", (40, 240, 400))
    for page in (beside, over):
        found, _ = totals_beside(page.lines, 0)
        assert [meaning for meaning, _ in found] == ["net", "tax", "gross"]


def test_a_bracket_and_the_currency_behind_it_are_no_letters_set_apart() -> None:
    words = [
        Word(text, x0, 95, x1, 106.5)
        for text, x0, x1 in (
            ("Total", 699, 715.5), ("(VAT", 718.4, 736.3), ("0", 738.6, 743.1), ("%)", 745.4, 755.4),
            ("EUR", 757.7, 775.0), ("5", 777.2, 781.7), ("655,50", 784.0, 809.0),
        )
    ]  # fmt: skip
    (line,) = Page(1, 842, 595, words, "text-layer").lines
    assert line.text == "Total (VAT 0 %) EUR 5 655,50"
