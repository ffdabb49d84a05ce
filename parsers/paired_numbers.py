"""The number that stands with the text of an order line, above or below it, as its title says or all rows are set.

In: a row and the values read so far. Out: the words of the number and of its label, which are none of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from orderhub.document import Found
from parsers.code_ends import join_groups
from parsers.line_labels import PLAIN_NUMBERS, labels_of, says_supplier
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of

if TYPE_CHECKING:
    from parsers.order_table import Row


def join_paired(rows: Sequence[Row]) -> None:
    """Makes one word of each number in groups that stands alone above its text, where the title says so."""
    firsts = [row for row in rows if row.pair is not None and row.pair[1] == "first" and row.following]
    firsts = [row for row in firsts if row.cells.get("description")]
    for row, words in zip(firsts, join_groups([row.cells["description"] for row in firsts]), strict=True):
        row.cells["description"] = words


def drop_absent(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> None:
    """Forgets the number above the text that a title names, "Article / Description", where most rows print none.

    `passed`: lines around the rows that belong to none, with how many stood before.
    """
    told = [row for row in rows if row.pair is not None and row.pair[1] == "first"]
    if len(rows) < _SEVERAL or len(told) < len(rows) or all(row.cells.get("description") for row in rows):
        return
    numbered = 0
    for at, row in enumerate(rows):
        texts = [row.cells.get("description", []), *(one.words for one in row.following)]
        texts += [line.words for place, line in passed if place == at]
        numbered += any(_opens_with_number(words) for words in texts if words)
    if 2 * numbered < len(rows):
        for row in rows:
            row.pair, row.coded = None, False


def _opens_with_number(words: Sequence[Word]) -> bool:
    """Whether a line begins with a code or is one in letters, "FXQ"; "500 mm" is a measure."""
    measure = len(words) > 1 and key_of(words[1].text) in UNIT_WORDS and words[0].text.isdigit()
    # "A 015 261" is one in groups.
    lone = not any(one.islower() for word in words for one in word.text)
    return lone or (_LONE.fullmatch(words[0].text) is not None and not measure)


_SEVERAL: Final = 2


def paired_words(row: Row, values: dict[str, list[Found]]) -> list[Word]:
    """The number that stands with the text, above or below it, where the title says so or all rows are set so."""
    kind, place = row.pair or ("", "")
    text = row.cells.get("description", [])
    if place == "under":
        return []
    if place == "first":
        # A number in groups is one word by now.
        words = text[:1] if text and (" " in text[0].text or _LONE.fullmatch(text[0].text)) else []
    else:
        # Beside the first number the other one stands left of the text, or not at all.
        edge = text[0].x0 - _NEAR if place == "beside" and text else 1e9
        alone = [found for one in row.following if one.x0 < edge and (found := _number_alone(one))]
        last = row.following[-1].words if row.following else text
        words = alone[0] if len(alone) == 1 else [] if alone else _in_brackets(last)
    if words and kind in {"article", "buyer_article"} and kind not in values:
        values[kind] = [row.page.found(words[-1:], words[-1].text.strip("()[],;:"))]
        return words
    return words if kind == "code" else []


def number_under(row: Row, kind: str, words: Sequence[Word]) -> Sequence[Word]:
    """The number under another one, without a label that shortens a word of their title: "Cat. B90-5207"."""
    if len(words) == 1 or all(one.text.isdigit() for one in words):
        return words
    *label, code = words
    columns = (*row.header.columns, *(row.header.second or ())) if row.header is not None else ()
    title = [key_of(word.text) for one in columns if one.kind == kind for word in one.words]
    short = [key_of(one.text) for one in label]
    told = all(len(one) > 1 and any(word.startswith(one) for word in title) for one in short)
    return [code] if told and _LONE.fullmatch(code.text) else []


def _number_alone(line: Line) -> list[Word]:
    """The words of a line that is nothing but a number, or "Ref." and a number."""
    labelled = len(line.words) == _LABELLED and key_of(line.words[0].text) in PLAIN_NUMBERS
    if len(line.words) > 1 and not labelled:
        return []
    return list(line.words) if _LONE.fullmatch(line.words[-1].text) else []


def _in_brackets(words: Sequence[Word]) -> list[Word]:
    """The number in brackets behind a label that ends a text: "... to BS EN 1401 (ref. 359383)"."""
    label, code = words[-_LABELLED:] if len(words) > _LABELLED else (None, None)
    if label is None or code is None or not label.text.startswith(("(", "[")) or not code.text.endswith((")", "]")):
        return []
    return [label, code] if key_of(label.text) in PLAIN_NUMBERS and _LONE.fullmatch(code.text) else []


_LABELLED: Final = 2
_NEAR: Final = 4.0
"""Points left of the text at least."""


_LONE: Final = re.compile(r"[(\[]?(?=.*\d)\w[\w./-]{2,24}[)\]]?[,;:]?")


def whose_number(row: Row, values: dict[str, list[Found]], paired: Sequence[Word]) -> list[list[Word]]:
    """Settles whose number opens the text without a title: what the label below does not name is the other's."""
    taken = [one.raw for name in ("article", "buyer_article") for one in values.get(name, ())]
    code = paired[-1] if paired else None
    if code is None or row.pair is None or row.pair[0] != "code" or code.text.strip("()[],;:") in taken:
        return []
    found = [row.page.found([code], code.text.strip("()[],;:"))]
    if not values.get("article"):
        values["article"] = found
    elif not values.get("buyer_article"):
        values["buyer_article"] = found
        told = row.theirs or any(says_supplier(line.words[: hit.end]) for line in (*row.following, *row.beyond)
                   for hit in labels_of(line.words)[:1])  # fmt: skip
        return [] if told else [[code]]
    else:
        return [[code]]
    return []
