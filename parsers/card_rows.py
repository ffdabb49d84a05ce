"""Rows of a card of which nobody knows the label, told by their values: what it all comes to, the number of the goods.

    Bestellmenge         500 m                        Bestellnr. bei Hansa    750-7257
    vereinbarter Preis   117,34 € je 100 m            Quantity                8 boxes
    ergibt               586,70 €                     Price                   20.14

In: the runs of words of an order line and its cells. Out: the value stands in its cell, and the words set apart before
it are none of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.line_labels import labels_of
from parsers.page_words import Line, Word, key_of
from parsers.spoken_prices import base_behind, closes
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import is_money

_APART: Final = 0.9
"""Line heights between a label and its value."""
_LONGEST: Final = 4
"""Words of a label at most."""


def take_proven(runs: Sequence[list[Word]], cells: dict[str, list[Word]]) -> list[list[Word]]:
    """Takes the one sum of money set apart that is what quantity and price come to; returns the other runs."""
    price = next((at for at, one in enumerate(cells.get("price", ())) if is_money(one.text)), None)
    if price is None or "amount" in cells or not cells.get("quantity"):
        return list(runs)
    base, _ = base_behind(cells["price"], price + 1)
    told = {**cells, "price_unit": base} if base and "price_unit" not in cells else cells
    found = [run for run in runs if (sum_ := _set_apart(run)) is not None and closes(cells["price"][price], sum_, told)]
    if len(found) == 1:
        cells["amount"] = [one for one in [_set_apart(found[0])] if one is not None]
    return [run for run in runs if len(found) != 1 or run is not found[0]]


def _set_apart(run: Sequence[Word]) -> Word | None:
    """The sum of money that stands apart behind some words and ends a run."""
    words = [one for one in run if key_of(one.text) not in CURRENCY_WORDS]
    if len(words) < 2 or not is_money(words[-1].text):
        return None
    *label, last = words
    value = next(one for at, one in enumerate(run) if run[at - 1] is label[-1])
    plain = len(label) <= _LONGEST and not any(any(map(str.isdigit, one.text)) for one in label)
    apart = value.x0 - label[-1].x1 > _APART * (last.y1 - last.y0)
    return last if plain and (apart or label[-1].text.endswith(":")) else None


def label_before(lines: Sequence[Line], code: Sequence[Word]) -> tuple[str, list[Word]]:
    """Whose number a number of goods is by the words before it, and these; nothing where they say nothing of it.

    They open its line and are set apart, or end the line above: "... 38 x 25 cm, Ihre Artikelnummer" over "90-1957".
    """
    at = next((at for at, one in enumerate(lines) if any(word is code[0] for word in one.words)), 0)
    line = lines[at]
    size = next((size for size, one in enumerate(line.words) if one is code[0]), 0)
    if not size and at:
        above = lines[at - 1].words
        hit = next((one for one in labels_of(above) if one.end == len(above) and one.meaning in _NUMBERS), None)
        if hit is None or not hit.start:
            return "", []
        if above[hit.start].x0 - above[hit.start - 1].x1 > _APART * lines[at - 1].height:
            # A label in a column of its own has its value in that column.
            return "", []
        return hit.meaning, list(above[hit.start :])
    if not 0 < size <= _LONGEST or any(map(str.isdigit, " ".join(one.text for one in line.words[:size]))):
        return "", []
    apart = code[0].x0 - line.words[size - 1].x1 > _APART * line.height
    opens = any(hit.start == 0 and hit.meaning == "article" for hit in labels_of(line.words[:size])[:1])
    return ("article", list(line.words[:size])) if apart and opens else ("", [])


_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
