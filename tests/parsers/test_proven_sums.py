"""Lines that do not multiply are settled by the order's sums, in one way or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.order_table import Row
from parsers.page_lines import LineRead, read_line
from parsers.page_words import Page, Word
from parsers.proven_sums import proven_by_sum


def line(quantity: str, price: str, amount: str) -> LineRead:
    """A recognised line whose places read the same a second time."""
    texts = {"quantity": quantity, "price": price, "amount": amount}
    words = {
        kind: [Word(text, 50 + 100 * at, 100, 100 + 100 * at, 110, 970)]
        for at, (kind, text) in enumerate(texts.items())
    }
    page = Page(1, 595, 842, [word for one in words.values() for word in one], "rapidocr")
    page.second = lambda _: iter(())
    return read_line(Row(page, page.lines[0], words), "de")


def totals(net: str) -> dict[str, Decimal]:
    value = Decimal(net)
    return {"net": value, "tax": Decimal("1.00"), "gross": value + Decimal("1.00")}


GOOD = line("5", "7,76", "38,80")


def test_one_figure_in_each_of_two_lines_is_found_by_the_sum() -> None:
    lines = [GOOD, line("2", "89,47", "118,94"), line("24", "17,69", "1,864,56")]
    settled, notes = proven_by_sum(lines, totals("2082.30"), "de")
    assert [(one.quantity, one.price, one.amount) for one in settled[1:]] == [
        (Decimal(2), Decimal("89.47"), Decimal("178.94")), (Decimal(24), Decimal("77.69"), Decimal("1864.56")),
    ]  # fmt: skip
    assert all(one.closes for one in settled)
    assert [one.values["amount"][0].raw for one in settled[1:]] == ["178,94", "1864,56"]
    assert [(one.code, one.severity, one.field) for one in notes] == [
        ("pdf.read-again", "info", "lines[2].amount"), ("pdf.read-again", "info", "lines[3].amount"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "sums"),
    [
        ([GOOD, line("2", "89,47", "118,94")], totals("217.75")),
        ([GOOD, line("2", "89,47", "118,94")], {"net": Decimal("217.74")}),
        ([GOOD, line("2", "89,47", "118,94")], {**totals("217.74"), "tax": Decimal("2.00")}),
        ([GOOD, line("2", "89,47", "999,99")], totals("217.74")),
        ([GOOD, *[line("2", "89,47", "118,94")] * 4], totals("754.56")),
        ([GOOD], totals("38.80")),
    ],
)
def test_what_the_sums_do_not_prove_stays_as_it_was(lines: list[LineRead], sums: dict[str, Decimal]) -> None:
    settled, notes = proven_by_sum(lines, sums, "de")
    assert settled == lines
    assert notes == []


def test_two_ways_to_make_the_sums_agree_settle_nothing() -> None:
    # 2 x 89,47 = 178,94 and 2 x 59,47 = 118,94: each line may be either, for the same sum.
    lines = [line("2", "89,47", "118,94"), line("2", "89,47", "118,94")]
    settled, notes = proven_by_sum(lines, totals("297.88"), "de")
    assert settled == lines
    assert notes == []
