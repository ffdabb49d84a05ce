"""Totals in a sentence below the order lines, as far as nothing else states them.

    Die Auftragssumme beträgt netto 286,92 EUR zuzüglich 19 % Umsatzsteuer 54,51 EUR, insgesamt also 341,43 EUR.

In: the pages and their order lines. Out: net, tax and gross, each with the words that tell it; only where net and tax
make the gross.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.order_table import Table
from parsers.page_words import Line, Page, Word, key_of
from parsers.printed_values import NumberFormat, bare, read_number
from parsers.total_lines import is_money

_STATED: Final = frozenset(("net", "tax", "gross"))
_TOLD: Final = (
    ("tax", ("mwst", "ust", "umsatzsteuer", "mehrwertsteuer", "steuer", "vat", "tax")),
    ("gross", ("brutto", "insgesamt", "gesamt", "gross", "total", "gesamtbetrag", "endbetrag", "bruttobetrag")),
    ("net", ("netto", "net", "nettobetrag", "auftragssumme", "auftragswert", "bestellwert", "nettowert")),
)  # fmt: skip


def told_totals(pages: Sequence[Page], table: Table, number_format: NumberFormat) -> list[tuple[str, Line]]:
    """The totals that running text tells below the order lines, or nothing."""
    stated = {meaning for meaning, _ in table.totals} & _STATED
    if "gross" in stated or not table.rows or table.rows[-1].page.engine != "text-layer":
        return []
    last = table.rows[-1]
    lines = [
        line
        for page in pages
        if page.number >= last.page.number
        for line in page.lines
        if page is not last.page or line.y0 > last.line.y1
    ]
    return [(name, line) for name, line in _told(lines, number_format) if name not in stated]


def _told(lines: Sequence[Line], number_format: NumberFormat) -> list[tuple[str, Line]]:
    found: dict[str, Line] = {}
    said: list[Word] = []
    for line in lines:
        for word in line.words:
            said.append(word)
            if not is_money(word.text.rstrip(".,;")):
                continue
            keys = {key_of(one.text) for one in said}
            meaning = next((name for name, words in _TOLD if keys & set(words) and name not in found), None)
            if meaning is not None:
                found[meaning] = Line(line.page, [word._replace(text=word.text.rstrip(".,;"))])
            said = []
    values = {name: read_number(bare(line.words[0].text), number_format) for name, line in found.items()}
    net, tax, gross = (values.get(name) for name in ("net", "tax", "gross"))
    if net is None or tax is None or gross is None or net + tax != gross:
        return []
    return [(name, found[name]) for name in ("net", "tax", "gross")]
