"""Numbers that end the line of the text which their title names them behind: "Wundauflage 10 x 20 cm (4713-22)".

    Bezeichnung (Ihre Art.-Nr.)              Description / Your ref / Our ref
    Wundauflage 10 x 20 cm (4713-22)         Gasket, spiral wound / NWH-9423 / P31.118315

In: the rows below such a title, none of which has the numbers in lines of their own. Out: numbers and text, parted, if
all rows have them behind a sign or in brackets, and no two the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from parsers.listed_numbers import SIGNS, Listed, ways_of
from parsers.page_words import Line, Word
from parsers.printed_values import is_gtin

if TYPE_CHECKING:
    from parsers.order_table import Row

_LEAST: Final = 4
"""Letters and figures of a number, at least."""
_LETTERS: Final = 3


def closing_numbers(rows: Sequence[Row], kinds: Sequence[str]) -> list[tuple[dict[str, list[Word]], list[Line]]]:
    """The numbers of each row by their `kinds`, and the lines of its text without them; nothing if one has none."""
    found = []
    for row in rows:
        text = row.cells.get("description")
        *above, last = [Line(row.page, text), *row.following] if text else [None]
        parted = next(_parted(last, kinds), None) if last is not None else None
        if parted is None:
            return []
        found.append((parted[0], [*(one for one in above if one is not None), parted[1]]))
    said = {tuple(word.text for words in held.values() for word in words) for held, _ in found}
    return found if len(said) == len(found) else []


def _parted(line: Line, kinds: Sequence[str]) -> Iterator[tuple[dict[str, list[Word]], Line]]:
    """The ways to part a line before a bracket or behind a sign so that nothing but the numbers follows."""
    words = line.words
    closed = words[-1].text[-1] in ")]"
    for at in range(1, len(words)):
        signed = words[at - 1].text in SIGNS or words[at - 1].text[-1] in ",;"
        if not signed and not (closed and words[at].text[0] in "(["):
            continue
        text = [one for one in words[:at] if one is not words[at - 1] or one.text not in SIGNS]
        text = [*text[:-1], text[-1]._replace(text=text[-1].text.rstrip(",;"))] if text else []
        plain = [one._replace(text=one.text.strip("()[]")) for one in words[at:]]
        for way in ways_of(Line(line.page, [one for one in plain if one.text]), several=len(kinds) > 1):
            named = sum(map(str.isalpha, "".join(one.text for one in text))) >= _LETTERS
            if named and len(way) == len(kinds) and all(map(_is_whole, way, kinds)):
                yield {kind: one.words for kind, one in zip(kinds, way, strict=True)}, Line(line.page, text)


def _is_whole(number: Listed, kind: str) -> bool:
    """Whether a number is told, is no word's end and none of another kind."""
    said = "".join(one.text for one in number.words)
    if number.kind not in {None, kind} or sum(map(str.isalnum, said)) < _LEAST:
        return False
    return kind != "gtin" or is_gtin(said)
