"""Article numbers that stand in the text of an order line behind their labels.

    Ragwort fork long handled (your no. 5874-94)      Kugellager 6204, Ihre Art.-Nr. 4711-20      [our ref. 88-12] Drum

In: the words of the text and the values read so far. Out: the numbers are values, the other words are left.
A number is taken where its label is set apart by a bracket or a sign, or ends the text, and is no other's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from orderhub.document import Found
from parsers.code_ends import opening_code
from parsers.line_labels import bare_value, labels_of, says_supplier
from parsers.page_words import Word, key_of
from parsers.printed_values import is_gtin

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_PARTING: Final = frozenset(("-", "–", "—", "·", "|", "•", "/", ";", ","))
_FIGURES: Final = 3
"""Figures of a number, at least: "type no. 12"."""


def take_numbers(row: Row, words: Sequence[Word], values: dict[str, list[Found]]) -> list[Word]:
    """Gives the numbers in a text their names, unless others have those; returns the words that are left.

    Beside a number of which no title tells whose it is, one that is labelled the supplier's in all lines makes that the
    buyer's.
    """
    taken: set[int] = set()
    for hit in labels_of(words):
        if hit.meaning not in _CODED or hit.end >= len(words):
            continue
        code, size = opening_code(words[hit.end :])
        value, end = bare_value(code.text).lstrip("(["), hit.end + size
        whole = is_gtin(value) if hit.meaning == "gtin" else sum(map(str.isdigit, value)) >= _FIGURES
        if not whole or not _is_apart(words, hit.start, end, taken):
            continue
        theirs = hit.meaning == "article" and not row.theirs and says_supplier(words[hit.start : hit.end])
        if theirs and values.get("article") and "buyer_article" not in values:
            if not row.ours:
                # Where other lines have no such number, it is a word of the text.
                continue
            values["buyer_article"] = values.pop("article")
        if not values.get(hit.meaning):
            values[hit.meaning] = [row.page.found(words[hit.end : end], value)]
            taken.update(range(hit.start, end))
    return _left(words, taken)


def names_supplier_in_text(row: Row) -> bool:
    """Whether a number labelled the supplier's stands in the text of a row beside one that nobody owns."""
    words = [*row.cells.get("description", ()), *(one for line in row.following for one in line.words)]
    labels = [words[hit.start : hit.end] for hit in labels_of(words) if hit.meaning == "article"]
    return not row.theirs and bool(row.cells.get("article")) and any(map(says_supplier, labels))


def _is_apart(words: Sequence[Word], start: int, end: int, taken: Collection[int]) -> bool:
    """Whether the words from `start` to `end` are no part of a sentence."""
    opened = words[start].text[0] in "(["
    closed = words[end - 1].text.rstrip(".,;")[-1:] in {")", "]"}
    if opened or closed:
        return True
    before = words[start - 1].text if start else ","
    if is_of_other_goods(words, start):
        return False
    parted = start - 1 in taken or before in _PARTING or before[-1] in ",;:"
    ends = end == len(words) or words[end].text in _PARTING or words[end - 1].text[-1] in ",;"
    # "your part no. KA 1097" says whose it is; "Typ Nr. 4711" may be the goods' own.
    labelled = any(one.text.endswith((":", ".")) for one in words[start:end]) and words[start].text[:1].isupper()
    told = labelled or key_of(words[start].text) in _OWNERS or is_gtin(bare_value(words[end - 1].text))
    return ends and (parted or told)


def is_of_other_goods(words: Sequence[Word], start: int) -> bool:
    """Whether a number is that of what the goods are for, or come instead of: "suits part no. 4711"."""
    return any(key_of(one.text) in _FOR for one in words[max(0, start - 1) : start + 1])


_OWNERS: Final = frozenset(("your", "our", "ihre", "ihr", "unsere", "unser", "supplier", "vendor", "eigene", "own"))
_FOR: Final = frozenset(
    ("for", "fur", "to", "zu", "zur", "zum", "suits", "suit", "fits", "fit", "passend", "with", "mit", "like", "wie",
     "as", "statt", "anstatt", "of", "von", "replaces", "ersetzt", "ersatz", "instead", "than", "als", "per", "and",
     "und", "formerly", "vormals", "fruher", "ex", "see", "siehe", "from", "aus")
)  # fmt: skip


def _left(words: Sequence[Word], taken: Collection[int]) -> list[Word]:
    """The words without those taken and the signs that stood between."""
    if not taken:
        return list(words)
    rest: list[Word] = []
    for at, word in enumerate(words):
        sign = word.text in _PARTING and (at - 1 in taken or at + 1 in taken)
        if at not in taken and not sign:
            rest.append(word)
    return _balanced(rest)


def _balanced(words: list[Word]) -> list[Word]:
    """The words without a bracket or a sign whose other half went with a number."""
    said = " ".join(one.text for one in words)
    for opening, closing in ("()", "[]"):
        if said.count(opening) < said.count(closing):
            words = [one if opening in one.text else one._replace(text=one.text.replace(closing, "")) for one in words]
        elif said.count(opening) > said.count(closing):
            words[-1] = words[-1]._replace(text=words[-1].text.rstrip(",;:") + closing)
    if words:
        words[-1] = words[-1]._replace(text=words[-1].text.rstrip(",;:"))
    return [one for one in words if one.text]
