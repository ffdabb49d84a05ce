"""Labels of customer numbers with a name in them, the buyer's or the reader's: whose number it is, or at whose.

    Kunden-Nr. Quast bei Ihnen: 204226     Customer no. of Quast with you  204226     Kd.-Nr. bei Norda: 204226
    Your a/c for Quast  204226
    Quast-Kundennr.: 204226                Kundennummer (Quast) bei Ihnen 204226

In: a line and the labels found in it. Out: the labels, such with the name. It ends in words that say that the number is
kept at the reader's, or in a colon or a number behind a name that opens another run of the page: a letterhead or an
address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.header_labels import LABELS
from parsers.label_words import HEADER_PARTS
from parsers.named_readers import bears_name
from parsers.page_words import Line, Match, Word, key_of, matches

_MEANT: Final = "customer_number"
_NAMED: Final = 6
"""Words behind such a label, at most."""
_TAIL: Final = 3
"""Words that say at whose the number is kept, at most."""
_APART: Final = 0.9
"""Line heights between two runs of words, at least."""
_YOURS: Final = frozenset(("your", "ihr", "ihre", "ihrer"))
_FOR: Final = frozenset(("for", "fur", "of", "von", "vom"))
_SMALL: Final = frozenset(
    ("bei", "beim", "der", "des", "von", "vom", "fur", "of", "at", "with", "for", "the", "&", "und")
)
_NUMBER: Final = re.compile(r"(?:nr|no|nummer|number|num|id|konto|account|acct|a/c)")
_NAME: Final = re.compile(r"\(?[^\W\d_][^\d:(]*")


def with_names(line: Line, hits: Sequence[Match]) -> list[Match]:
    """The labels from left to right."""
    found = [_with_name(line, hit, after) for hit, after in zip(hits, [*hits[1:], None], strict=False)]
    for at, word in enumerate(line.words):
        name, dash, label = word.text.partition("-")
        if dash and name[:1].isupper() and LABELS.get(key_of(label)) == _MEANT and not _covers(found, at):
            colon = at + 1 == len(line.words) or any(map(str.isdigit, line.words[at + 1].text))
            end = at + 1 if colon or word.text.endswith(":") else _end(line, at + 1, len(line.words))
            told = HEADER_PARTS.roles_of("".join(key_of(one.text) for one in line.words[at + 1 : end]))
            if end > at and (any("W" in way for way in told) or _opens_run(line, [word._replace(text=name)])):
                found.append(Match(at, end, _MEANT, key_of(label)))
    return sorted(found, key=lambda hit: hit.start)


def _covers(hits: Sequence[Match], at: int) -> bool:
    return any(hit.start <= at < hit.end for hit in hits)


def _with_name(line: Line, hit: Match, after: Match | None) -> Match:
    last = line.words[hit.end - 1].text
    if hit.meaning != _MEANT or last.endswith(":") or _NUMBER.search(hit.key) is None:
        return hit
    stop = after.start if after is not None else len(line.words)
    end = _end(line, hit.end, stop) or _end_of_yours(line, hit, stop)
    return hit._replace(end=end) if end else hit


def _end_of_yours(line: Line, hit: Match, stop: int) -> int:
    """The end of a label that says under what number the reader keeps the writer: "Your a/c for Quast 204226"."""
    opens = {key_of(one.text) for one in line.words[max(0, hit.start - 1) : hit.start + 1]}
    if not opens & _YOURS or hit.end >= stop or key_of(line.words[hit.end].text) not in _FOR:
        return 0
    end = next((at for at in range(hit.end + 1, stop) if any(map(str.isdigit, line.words[at].text))), stop)
    name = line.words[hit.end + 1 : end]
    near = all(after.x0 - one.x1 <= _APART * line.height for one, after in pairwise(line.words[hit.end : end]))
    return end if name and near and len(name) <= _NAMED and end < stop and _opens_run(line, name[:1]) else 0


def _end(line: Line, start: int, stop: int) -> int:
    """The end of a label whose first words end before `start`: behind the name that goes on; 0 where none does."""
    words: list[Word] = []
    for before, word in pairwise(line.words[start - 1 : min(stop, start + _NAMED)]):
        if word.x0 - before.x1 > _APART * line.height or _NAME.fullmatch(word.text.rstrip(":")) is None:
            break
        words.append(word)
        if word.text.endswith(":"):
            break
    if not words or any(hit.meaning != _MEANT for hit in matches(words, LABELS)):
        return 0
    for size in range(min(_TAIL, len(words)), 0, -1):
        if any("W" in way for way in HEADER_PARTS.roles_of("".join(key_of(one.text) for one in words[-size:]))):
            return start + len(words)
    names = [one for one in words if key_of(one.text) not in _SMALL]
    if not names or not all(one.text.lstrip("(")[:1].isupper() for one in names):
        return 0
    after = line.words[start + len(words) : start + len(words) + 1]
    coded = any(char.isdigit() for one in after for char in one.text)
    # "Your a/c for Quast 204226", "Kunden-Nr. Quast 204226"
    spoken = key_of(words[0].text) in _SMALL or bears_name([names[0].text], line)
    closed = words[-1].text.endswith(":") or (coded and spoken)
    return start + len(words) if closed and _opens_run(line, names[:1]) else 0


def _opens_run(line: Line, name: Sequence[Word]) -> bool:
    """Whether a name opens a run of another line of the page."""
    keys = {key_of(one.text) for one in name}
    others = (run for other in line.page.lines if other is not line for run in other.segments(_APART))
    return any(key_of(run[0].text) in keys and len(run) > 1 for run in others)
