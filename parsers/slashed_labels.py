"""Two labels of the header in one word, "Bestellnummer/Datum", also where the first has begun before: "PO number/date".

In: the words of a line and the labels found in it so far. Out: the labels, with those of such words.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.header_labels import LABELS
from parsers.page_words import Match, Word, key_of


def with_slashed(words: Sequence[Word], hits: Sequence[Match]) -> list[Match]:
    """The labels from left to right."""
    found = list(hits)
    for at, word in enumerate(words):
        if "/" not in word.text or any(hit.start <= at < hit.end for hit in found):
            continue
        keys = [key_of(part) for part in word.text.split("/")]
        begun = next((hit for hit in found if hit.end == at and f"{hit.key}{keys[0]}" in LABELS), None)
        keys[0] = keys[0] if begun is None else f"{begun.key}{keys[0]}"
        if len(keys) < 2 or any(key not in LABELS for key in keys):
            # "no." of "Order no./date" is none by itself.
            continue
        if begun is not None:
            found.remove(begun)
        start = at if begun is None else begun.start
        found += [Match(start, at + 1, LABELS[key], key) for key in keys]
        found.sort(key=lambda hit: hit.start)
    return found
