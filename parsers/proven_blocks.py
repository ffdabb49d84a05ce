"""Blocks of labels and values that multiply, below what only seems to be titles: a sentence of goods and prices.

    gemäß Ihrer Preisliste für Artikel und Bedarf. Preise in Euro ohne MwSt.

    Gummituch kompressibel 1,95 mm (Ihre Artikelnummer RT5064.1)
    Menge: 10 St    Preis: 135,68 € / 1 St    Liefertermin: 02.12.2026    Betrag: 1.356,80 €

In: the lines of the pages, the rows read below titles. Out: the blocks, where those prove themselves and no row does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.item_blocks import Block, item_blocks
from parsers.page_words import Line, Word
from parsers.spoken_prices import base_behind, closes
from parsers.total_lines import is_money

if TYPE_CHECKING:
    from parsers.order_table import Row

_SUMS: Final = 2
"""Sums of money of a block that can prove itself."""
_MOST: Final = 0.8


def proven_blocks(lines: Sequence[Line], rows: Sequence[Row]) -> list[Block]:
    """The order lines as blocks; nothing where some do not multiply, or where a row below titles does."""
    sums = sum(1 for line in lines for one in line.words if is_money(one.text))
    if sums < _SUMS * _SUMS or any(_multiplies(row.cells) for row in rows):
        return []
    blocks = item_blocks(lines)
    proven = sum(1 for one in blocks if one.labelled and _multiplies(one.cells))
    return blocks if proven > 1 and proven >= _MOST * len(blocks) else []


def _multiplies(cells: dict[str, list[Word]]) -> bool:
    """Whether the quantity of an order line times its price is its amount."""
    prices = cells.get("price", [])
    at = next((at for at, one in enumerate(prices) if is_money(one.text)), None)
    if at is None or not cells.get("quantity") or not cells.get("amount"):
        return False
    base, _ = base_behind(prices, at + 1)
    told = {**cells, "price_unit": base} if base and "price_unit" not in cells else cells
    figures = [one for one in cells["amount"] if any(map(str.isdigit, one.text))]
    if not figures:
        return False
    return closes(prices[at], figures[-1]._replace(text="".join(one.text for one in figures)), told)
