"""Labels that say in words of their own as what one house knows the other: "Brewery as customer kept by you under".

In: a run of words and the labels found in it. Out: the labels, those that say the same without a gap as one; where
that is nearly all of the run and ends it, the label begins with the run, whatever the first words are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.page_words import Line, Match, Word, key_of, matches

_MEANT: Final = frozenset(("customer_number", "supplier_number"))
_LEAST: Final = 4
"""Words of such a label, at least."""
_STRANGE: Final = 2
"""Words before those that are known, at most."""


_JOINING: Final = frozenset(
    ("als", "bei", "ihnen", "euch", "ihrem", "ihres", "hause", "haus", "gefuhrt", "gelistet", "bekannt", "unter",
     "as", "at", "with", "in", "your", "you", "kept", "known", "listed", "registered", "under", "by", "sind", "are")
)  # fmt: skip


def with_phrases(run: Sequence[Word], hits: Sequence[Match]) -> list[Match]:
    """The labels of one run of words."""
    found: list[Match] = []
    for hit in hits:
        before = found[-1] if found else None
        if before is not None and before.end == hit.start and before.meaning == hit.meaning and hit.meaning in _MEANT:
            found[-1] = before._replace(end=hit.end, key=before.key + hit.key)
        else:
            found.append(hit)
    found = [_with_joining(run, found[0])] if len(found) == 1 else found
    only = found[0] if len(found) == 1 and found[0].meaning in _MEANT else None
    if only is None or only.end < len(run) or only.end - only.start < _LEAST or not 0 < only.start <= _STRANGE:
        return found
    plain = all(one.text.isalpha() for one in run[: only.start])
    return [only._replace(start=0)] if plain else found


def _with_joining(run: Sequence[Word], hit: Match) -> Match:
    """A label with the words around it that say where one is known so: "bei Ihnen als Kunde geführt unter"."""
    start, end = hit.start, hit.end
    while hit.meaning in _MEANT and start and key_of(run[start - 1].text) in _JOINING:
        start -= 1
    while hit.meaning in _MEANT and end < len(run) and key_of(run[end].text).strip(":") in _JOINING:
        end += 1
    return hit._replace(start=start, end=end) if end == len(run) else hit


def ends_label_of_row(line: Line, hit: Match) -> bool:
    """Whether a label ends a short run in a row of labels: "Datum | Gew. Liefertermin | Projekt", "Trading account".

    In such a row each run is a label, whatever its first words are.
    """
    if hit.meaning not in _ENDING or any(map(str.isdigit, line.text)):
        return False
    runs, start, known = line.segments(_APART), 0, 0
    for run in runs:
        inside = start < hit.start and hit.end == start + len(run)
        if inside and not (run[0].text[0].isupper() and hit.start - start <= _STRANGE):
            return False
        told = matches(run, LABELS)
        known += len(told) if sum(one.end - one.start for one in told) == len(run) else 0
        if not inside and (start <= hit.start < start + len(run) or any(one.meaning == hit.meaning for one in told)):
            # Of "Old delivery date" and "New delivery date" neither says more.
            return False
        start += len(run)
    return known >= _LABELLED


_ENDING: Final = frozenset(("customer_number", "delivery_date"))
_LABELLED: Final = 2
"""Other labels of such a row, at least."""
_APART: Final = 1.6
"""Line heights between words of two runs, at least."""
