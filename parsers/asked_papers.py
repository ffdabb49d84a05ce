"""Days by which a paper is asked for, or until which one holds: none of them is the day of the goods.

Rechnung erbeten bis: 15.12.2026      Order confirmation required by 10/11/2026      Rahmenvertrag gültig bis 31.12.2026
Bitte bestätigen Sie den Liefertermin bis 10.11.2026

In: words of a line, and where the label or the word before the day stands. Out: whether what stands before it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of

_PAPER: Final = re.compile(
    r".*(?:rechnung(?:en|s(?:stellung|eingang|legung))?|bestatigung(?:en)?|ruckmeldung|antwort|angebote?s?|"
    r"lieferscheine?|lieferavis|zahlung(?:en|seingang)?)|"
    r"(?:invoic|acknowledg|confirmation|quotation|quote|offer|repl(?:y|ies)|response|payment|remittance|settlement|"
    r"proforma|gultig|valid|bindend|gebunden)\w*|ab|faktura"
)
"""What else is asked for by a day or holds until it; the last word of a German compound says what a thing is."""
_CONFIRMING: Final = ("bestatig", "confirm", "acknowledg", "mitteil", "mitzuteil", "advise", "notify", "nennen")
_GOODS: Final = re.compile(
    r"(?:an|aus)?(?:liefer(?!ant|schein|avis|bedingung|papier)|zuliefer)\w*|deliver\w*|ship\w*|goods|waren?|wareneingang"
)
_DAY: Final = re.compile(r".*(?:termine?s?|datums?|date|time|day|tage?s?|woche|week)")
_BY: Final = frozenset(("bis", "by", "until", "before", "zum", "spatestens"))
_REACH: Final = 5
"""Words before the label in which the paper is named, at most."""
_APART: Final = 1.6
"""Line heights between words of two runs, at least."""


def asks_for_paper(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the words before the label from word `at` to `end` tell of a paper that is asked for by the day."""
    before = [key_of(one.text) for one in _before(words, at)]
    label = [key_of(one.text) for one in words[at:end]]
    told = "".join(label)
    if _DAY.fullmatch(told.removesuffix(next((one for one in _BY if told.endswith(one)), " "))) or (
        told in _BY and any(map(_DAY.fullmatch, before[-2:]))
    ):
        # To confirm a day by another one.
        by = label[-1] in _BY or any(key_of(one.text) in _BY for one in words[end : end + 2])
        return by and any(key.startswith(_CONFIRMING) for key in before)
    if any(map(_GOODS.fullmatch, label)):
        return False
    near = before[-_REACH:]
    named = next((place for place in range(len(near) - 1, -1, -1) if _PAPER.fullmatch(near[place])), None)
    return named is not None and not any(map(_GOODS.fullmatch, near[named + 1 :]))


def _before(words: Sequence[Word], at: int) -> list[Word]:
    """The words of the same run and sentence before word `at`."""
    start = at
    while start:
        word, after = words[start - 1], words[start]
        if after.x0 - word.x1 > _APART * (word.y1 - word.y0) or word.text[-1] in ",;:.!?|·•":
            break
        start -= 1
    return list(words[start:at])
