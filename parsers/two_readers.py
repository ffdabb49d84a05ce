"""What two engines say of one place: where they agree it is read, where they do not a person decides.

In: readings of the first engine, in several ways, and of the second one. Out: what both say. Readings by one engine
share their errors; an error that two engines make alike is rare, but for signs that look alike in this very print:

    first    F27511  F2751  F27511  F27511  F2751
    second   F27511  F27511  F275 1                      both: F27511
    first    984-06B  984-068  984-06B  984-068  984-068
    second   984-068  984-068  984-068                  letter or figure: nobody knows
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

SECOND: Final = 2
"""Readings of the second engine that must be the same."""
_CODE: Final = re.compile(r"(?:[^\W_]|[./-])+")
_ACCENT: Final = re.compile("[\u0300-\u0304\u0306\u0307\u0309-\u030c]")
"""All but the two dots of umlauts."""


class Agreement(NamedTuple):
    """What both engines say; empty where they do not agree."""

    form: str = ""
    """With its signs, where both engines have the same."""
    letters: str = ""
    """Letters and figures alone."""


def plainly(text: str) -> str:
    """Without signs at the ends; a comma in a code is a point that was misread, and an accent is dirt: 1691-À."""
    apart = unicodedata.normalize("NFD", text.strip(" .,:;|·-").replace(",", "."))
    return unicodedata.normalize("NFC", _ACCENT.sub("", apart))


def letters_of(text: str) -> str:
    """The letters and figures of a text."""
    return re.sub(r"[\W_]", "", text)


def agree(first: Sequence[str], second: Sequence[str], least: int) -> Agreement:
    """What at least `least` readings of the first engine and most of the second one's say."""
    firsts, seconds = [plainly(one) for one in first], [plainly(one) for one in second]
    said = said_by(seconds)
    if not said or Counter(map(letters_of, firsts))[said] < least or _is_ambiguous(said, [*firsts, *seconds]):
        return Agreement()
    forms = {one for one in firsts if letters_of(one) == said and _CODE.fullmatch(one)} & set(seconds)
    return Agreement(forms.pop() if len(forms) == 1 else "", said)


def said_by(readings: Sequence[str]) -> str:
    """Letters and figures that most readings of one engine share; "" where they do not."""
    said, count = next(iter(Counter(map(letters_of, readings)).most_common(1)), ("", 0))
    return said if count >= SECOND else ""


def _is_ambiguous(said: str, readings: Sequence[str]) -> bool:
    """Whether a reading has a letter where another has a figure: 8 or B, 0 or O."""
    others = {letters_of(one) for one in readings} - {said}
    return any(
        len(other) == len(said) and any(one.isdigit() != its.isdigit() for one, its in zip(said, other, strict=True))
        for other in others
    )
