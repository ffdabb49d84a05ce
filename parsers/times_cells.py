"""Quantity and price that stand in one cell with a sign between them: "6 × £47.18", "12 ea @ 3.00".

In: the cells of a row as dealt to the columns. Out: the cells with both in their places.
"""

from __future__ import annotations

from typing import Final

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric
from parsers.title_runs import CURRENCY_WORDS

TIMES: Final = frozenset(("x", "×", "*", "@", "à", "á"))
_PARTS: Final = ("description", "quantity", "unit", "price")


def times_in_place(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the quantity what stands before the sign, the price what stands behind it."""
    words = sorted((word for kind in _PARTS for word in cells.get(kind, ())), key=lambda one: one.x0)
    at = next((at for at in range(len(words) - 2, 0, -1) if words[at].text.casefold() in TIMES), None)
    if at is None:
        return cells
    price = words[at + 1 :]
    figures = [one for one in price if looks_numeric(one.text)]
    if (
        figures != price[-1:]
        or price[-1] in cells.get("description", ())
        or any(key_of(one.text) not in CURRENCY_WORDS for one in price[:-1])
    ):
        return cells
    counted = at - 2 if at > 1 and key_of(words[at - 1].text) in UNIT_WORDS else at - 1
    if not looks_numeric(words[counted].text) or words[counted].text.endswith("%"):
        return cells
    if any(one in words[:counted] for kind in ("quantity", "unit", "price") for one in cells.get(kind, ())):
        # The quantity stands somewhere else: "2.000 Stk  Schraube 4,0 x  0,04".
        return cells
    placed = {kind: some for kind, some in cells.items() if kind not in _PARTS}
    if words[:counted]:
        placed["description"] = words[:counted]
    return {**placed, "quantity": words[counted:at], "price": price}
