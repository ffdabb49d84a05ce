"""Where an article number ends: before a revision, "HSK-466   Rev A", behind the last of its groups, "9 241 794 107".

In: the words of an article number or behind its label. Out: the words of the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of

_MARKS: Final = frozenset(("rev", "revision", "rel", "release", "index", "version", "ver"))
_COUNT: Final = re.compile(r"[A-Z]{1,2}|[A-Z]?\d{1,3}")


def without_revision(words: Sequence[Word]) -> list[Word]:
    """The words of a number without a revision at their end; without a number before it, all of them."""
    kept = list(words)
    while len(kept) > _BOTH and key_of(kept[-2].text) in _MARKS and _COUNT.fullmatch(kept[-1].text.strip("(),;:")):
        del kept[-2:]
    return kept


_BOTH: Final = 2
"""Words of a revision: its mark, and which one it is."""


def one_code(words: Sequence[Word], *, lettered: bool = False) -> list[Word]:
    """One word of a number in groups, "9 241 794 107", "7F3 105 650 F"; the words as they are where it is none.

    `lettered`: a label says that a number stands here, letters may open it, "TET 363 724", and two groups be all of it:
    "785 4798", "RHB 975".
    """
    grouped = _SOME <= len(words) <= _MANY and all(_GROUP.fullmatch(one.text) for one in words)
    figures = sum(map(str.isdigit, "".join(one.text for one in words)))
    opened = bool(words) and words[0].text[0].isdigit()
    if lettered and (_is_lettered(words) or _is_pair(words)):
        return _joined(words)
    if lettered and _SOME <= len(words) <= _MANY and _LETTERS.fullmatch(words[0].text):
        grouped = opened = all(_FIGURED.fullmatch(one.text) for one in words[1:])
    if not grouped or figures < _FIGURES or not opened:
        return list(words)
    return _joined(words)


def is_grouped(words: Sequence[Word]) -> bool:
    """Whether words may be the groups of one number and nothing else: "A 015 261", "1K0 615 301 AA"."""
    if not _BOTH <= len(words) <= _MANY or not all(_ANY_GROUP.fullmatch(one.text) for one in words):
        return False
    return sum(map(str.isdigit, "".join(one.text for one in words))) >= _FEW and words[0].text.casefold() not in _MARKS


def join_groups(cells: Sequence[list[Word]]) -> list[list[Word]]:
    """The cells, numbers of groups in one word where most of them are such; one by itself is as `one_code` tells."""
    grouped = [is_grouped(words) for words in cells]
    usual = len(cells) > 1 and _BOTH * sum(grouped) > len(cells)
    return [
        _joined(words) if one and (usual or len(one_code(words, lettered=True)) == 1) else words
        for one, words in zip(grouped, cells, strict=True)
    ]


def _joined(words: Sequence[Word]) -> list[Word]:
    first, last = words[0], words[-1]
    return [first._replace(text=" ".join(one.text for one in words), x1=last.x1, confidence=min(
        one.confidence for one in words))]  # fmt: skip


def _is_lettered(words: Sequence[Word]) -> bool:
    """Whether a number is letters and figures with a blank between: "KA 1097-86"."""
    return len(words) == _BOTH and bool(_LETTERS.fullmatch(words[0].text) and _SIGNED.fullmatch(words[1].text))


def _is_pair(words: Sequence[Word]) -> bool:
    """Whether two words are a number in two groups: figures, or letters and figures, and no count behind a number."""
    if len(words) != _BOTH:
        return False
    first, last = words[0].text, words[1].text.rstrip(",;:)")
    if _LETTERS.fullmatch(first):
        return first.casefold() not in _MARKS and _TAIL.fullmatch(last) is not None
    return _FIGURED.fullmatch(first) is not None and _TAIL.fullmatch(last) is not None and len(last) >= _SOME


def opening_code(words: Sequence[Word]) -> tuple[Word, int]:
    """The number with which words begin, and how many of them it takes: all of its groups."""
    for size in range(min(_MANY, len(words)), _SOME - 1, -1):
        whole = one_code([*words[: size - 1], words[size - 1]._replace(text=words[size - 1].text.rstrip(",;:)"))])
        if len(whole) == 1:
            return whole[0], size
    pair = [words[0], words[1]._replace(text=words[1].text.rstrip(",;:)"))] if len(words) > 1 else []
    if _is_lettered(pair):
        return _joined(pair)[0], _BOTH
    return words[0], 1


def groups_at(words: Sequence[Word], at: int) -> int:
    """Of how many words a number in groups of figures is that begins here: "96 38 62"; 0 where there is none.

    In a sentence commas and brackets stand with it, and two groups are enough where `opening_code` asks for three.
    """
    end = at
    while end < len(words) and _CODE_GROUP.fullmatch(words[end].text):
        end += 1
        if not words[end - 1].text[-1].isdigit():
            break
    figures = sum(map(str.isdigit, "".join(one.text for one in words[at:end])))
    return end - at if end - at > 1 and figures >= _GROUPED else 0


_GROUP: Final = re.compile(r"\d[\dA-Z]{0,3}(?:[./-]\d{1,4})?|[A-Z]")
_LETTERS: Final = re.compile(r"[A-Z]{1,4}")
_TAIL: Final = re.compile(r"\d{2,6}(?:[./-]\d{1,4})*")
_FIGURED: Final = re.compile(r"\d{2,4}")
_ANY_GROUP: Final = re.compile(r"[A-Z]{1,4}|(?=.*\d)[A-Z\d]{1,5}(?:[./-]\d{1,4})?")
_FEW: Final = 4
"""Figures of a number in groups, at least."""
_SIGNED: Final = re.compile(r"(?=(?:\D*\d){3})\d[\d./-]*\d")
_SOME, _MANY, _FIGURES = 3, 5, 6
_CODE_GROUP: Final = re.compile(r"\(?\d{2,4}[),.;:\]]*")
_GROUPED: Final = 5
"""Digits of a number in groups, at least."""
