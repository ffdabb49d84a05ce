"""What titles of several lines name that stand under one another: one thing, one thing twice, or two numbers.

In: the cells of one stack, from top to bottom. Out: the kinds they name, and the number that stands with another one.

    Unsere Art.-        "Unsere Art.-" goes on in "Nr.", below it stands a title of its own: the supplier's numbers
    Nr.                 stand under the buyer's
    Ihre Art.-Nr.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import PLAIN_NUMBERS
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.title_lists import Part, listed_in, with_owners
from parsers.title_owners import Owner, owner_of
from parsers.title_runs import CURRENCY_WORDS
from parsers.title_words import TITLE_PARTS
from parsers.total_lines import is_money

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_OWNED: Final = frozenset(("article", "buyer_article"))
_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_TWICE: Final = 2


def kinds_of(stack: Sequence[Cell]) -> list[str]:
    """What the cells name; of three and more the two numbers that they make, where one is wrapped."""
    kinds = [cell.kind for cell in stack if cell.kind]
    if len(stack) > _TWICE and len(kinds) > _TWICE:
        for cut in range(1, len(stack)):
            halves = [COLUMN_TITLES.get(joined(stack[:cut])), COLUMN_TITLES.get(joined(stack[cut:]))]
            if set(halves) == _OWNED:
                return [one for one in halves if one]
    return kinds


def joined(stack: Sequence[Cell]) -> str:
    """The letters of a title, without currencies and what is counted in brackets."""
    words = [word for cell in stack for word in cell.words]
    # "Ordered (units)" says in brackets what is counted.
    keys = [key_of(one.text) for one in words if not (one.text[0] == "(" and key_of(one.text) in UNIT_WORDS)]
    return "".join(key for key in keys if key not in CURRENCY_WORDS) or "".join(key_of(one.text) for one in words)


def pair_of(stack: Sequence[Cell]) -> tuple[str, str] | None:
    """The number that a title of two lines names beside the text: "Bezeichnung" over "Bestellnummer des Lieferers"."""
    kinds = kinds_of(stack)
    if len(down := kinds_down([word for cell in stack for word in cell.words])) > _TWICE:
        return next(one for one in down if one in _NUMBERS), STACKED
    if len(kinds) == 2 and set(kinds) <= _NUMBERS and kinds[0] != kinds[1]:
        return kinds[1], "under"
    if len(kinds) != 2 or "description" not in kinds:
        return None
    number = kinds[0] if kinds[1] == "description" else kinds[1]
    if kinds[1] == "gtin":
        return "gtin", "below"
    return (number, "below" if kinds[0] == "description" else "first") if number in _OWNED else None


STACKED: Final = "stacked"
"""Where a number stands of which the title names another one and the text: see `kinds_down`."""


def kinds_down(words: Sequence[Word]) -> list[str]:
    """The kinds of `parts_down`."""
    return [one.kind or "" for one in parts_down(words)]


def parts_down(words: Sequence[Word]) -> list[Part]:
    """What the lines of a title name, from top to bottom: numbers, and the text among them; else nothing.

    Words that nobody knows name the text where no others do. "Artikel-" over "Nr." is one line.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (round(one.y0), one.x0)):
        goes_on = bool(lines) and abs(word.y0 - lines[-1][-1].y0) < 0.5 * (word.y1 - word.y0)
        broken = bool(lines) and (lines[-1][-1].text.endswith("-") or key_of(word.text) in PLAIN_NUMBERS)
        lines[-1:] = [[*lines[-1], word]] if goes_on or broken else [*lines[-1:], [word]]
    parts: list[Part] = []
    for line in lines:
        known = COLUMN_TITLES.get("".join(key_of(one.text) for one in line))
        parts += listed_in(line) or [Part(line, known or "description")]
    found: list[Part] = []
    for one in with_owners(parts):
        if one.kind != "description" or not found or found[-1].kind != one.kind:
            found.append(one)
    kinds = {one.kind for one in found}
    whole = len(kinds) == len(found) > 1 and "description" in kinds and kinds & _NUMBERS
    return found if whole and kinds <= {*_NUMBERS, "description", "aside"} else []


def names_number(stack: Sequence[Cell], stacks: Sequence[Sequence[Cell]]) -> bool:
    """Whether a line over or under that of the text says by itself that it is a number: "Unsere Sach-Nr.".

    Where another one of the `stacks` names the text, "Code" below "Product" goes on with it. Two numbers are no words
    of one title.
    """
    if len(kinds_down([word for cell in stack for word in cell.words])) > _TWICE:
        return True
    titles = [joined([cell]) for cell in stack if cell.kind in _OWNED]
    texts = [cell for cell in stack if cell.kind == "description"]
    if not len(titles) == len(texts) == 1 == len(stack) - 1:
        return False
    named = any(cell.kind == "description" for one in stacks if one is not stack for cell in one)
    return titles[0].endswith(_NUMBER_WORDS) and not (named and titles[0] in _NUMBER_WORDS)


_NUMBER_WORDS: Final = ("nr", "nummer", "number", "no", "code", "sku", "id")


def owned_below(stack: Sequence[Cell]) -> tuple[str, tuple[str, str]] | None:
    """Whose numbers stand under one another where one title says so: "Artikelnummer" over "Ihre Artikelnr.".

    Or on both sides of a slash, where the title goes on in its second line: "Style / unsere" over "SKU".
    """
    if (halves := _halves(stack)) is not None:
        return halves
    if len(stack) < _TWICE or {cell.kind for cell in stack if cell.kind} != {"article"}:
        return None
    parts: list[list[Word]] = []
    for cell in stack:
        # "Ihre" over "Materialnummer" is one title.
        alone = bool(parts) and TITLE_PARTS.roles_of("".join(key_of(one.text) for one in parts[-1])) == ("T",)
        parts[-1:] = [[*parts[-1], *cell.words]] if alone else [*parts[-1:], list(cell.words)]
    if len(parts) != _TWICE:
        return None
    ways = [TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words)) for words in parts]
    owners = [owner_of(words) for words in parts]
    # "Bestellnr." over "Lieferant" is one title: each of two names a number, or each an article.
    alike = any(all(any(part in way for way in one) for one in ways) for part in "NA")
    if owners.count(Owner.SUPPLIER) != 1 or not alike:
        return None
    first, then = ("article", "buyer_article") if owners[0] == Owner.SUPPLIER else ("buyer_article", "article")
    return first, (then, "under")


def _with_ends_behind(stacks: list[list[Cell]]) -> list[list[Cell]]:
    """The stacks, with the second line of a title under that part of it which it ends: "Your / our" over "item no."."""
    for stack, behind in pairwise(stacks):
        first, *below = stack
        last, then = first.words[-1], behind[0].words[0]
        beside = abs(then.y0 - last.y0) <= _SAME and then.x0 - last.x1 < _BLANK * (last.y1 - last.y0)
        if not below or len(behind) > 1 or not beside or not (last.text.endswith("/") or then.text.startswith("/")):
            continue
        whole = COLUMN_TITLES.get(joined([*behind, *below]).strip("/"))
        own = COLUMN_TITLES.get(joined([first]).strip("/"))
        if {whole, own} == _OWNED and abs(below[0].x0 - first.x0) <= _SAME:
            stack[1:], behind[1:] = [], below
    return stacks


_BLANK: Final = 0.8
"""Width of the blanks around a slash in line heights, at most."""


def _halves(stack: Sequence[Cell]) -> tuple[str, tuple[str, str]] | None:
    """Two numbers of goods that a slash parts, one of them the buyer's."""
    words = [word for cell in stack for word in cell.words]
    at = next((at for at, one in enumerate(words[:-1]) if one.text.endswith("/")), None)
    if at is None or abs(words[at + 1].y0 - words[at].y0) > _SAME:
        return None
    if TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words[at + 1 :])) in _BARE:
        # "Hartwell Part No. / Unsere" goes on beside it.
        return None
    kinds = [COLUMN_TITLES.get("".join(key_of(one.text) for one in part).strip("/"))
             for part in (words[: at + 1], words[at + 1 :])]  # fmt: skip
    if set(kinds) != _OWNED:
        return None
    return (kinds[0] or "", (kinds[1] or "", "beside"))


_BARE: Final = (("T",), ("O",))
"""What "Ihre" and "Unsere" by themselves may be."""


def settle_stacks(stacks: list[list[Cell]], rows: Sequence[Line]) -> list[list[Cell]]:
    """The stacks as what their words mean and the first of the `rows` below tell where each title goes on."""
    return _with_notes_below(_with_ends_behind(stacks), rows)


def _with_notes_below(stacks: list[list[Cell]], rows: Sequence[Line]) -> list[list[Cell]]:
    """The stacks, one of which names the text and below it what is noted under each: "Bezeichnung" over "Anforderer".

    Where titles begin in the second line alone, and no sum stands in the first of the `rows`, that is a column of a
    second line of each row.
    """
    first = min((cell.words[0] for stack in stacks for cell in stack), key=lambda one: one.y0)
    lower = any(stack[0].words[0].y0 > first.y1 - _SAME for stack in stacks)
    if lower and not any(is_money(one.text) for line in rows for one in line.words):
        return stacks
    for stack in stacks:
        text, *below = stack
        noted = bool(below) and text.kind == "description" and all(one.kind in {"aside", None} for one in below)
        if noted and below[0].kind and abs(below[0].x0 - text.x0) <= _SAME:
            stack[1:] = [one._replace(kind=None) for one in below]
    return stacks


_SAME: Final = 1.5
"""Points between left edges that are one."""


def told_whole(stack: Sequence[Cell]) -> str | None:
    """What a title of several lines says two times over, in two languages: "Unit" over "price" over "Einzelpreis".

    Or what one side of a slash between its lines says, where the other says nothing of the goods: "Size /" over "Pack".
    """
    for cut in range(1, len(stack)):
        kind = COLUMN_TITLES.get(joined(stack[:cut]))
        if kind is not None and kind == COLUMN_TITLES.get(joined(stack[cut:])):
            return kind
    slashed = all(
        above.words[-1].text.endswith("/") or below.words[0].text.startswith("/") for above, below in pairwise(stack)
    )
    told = {cell.kind for cell in stack} - {None, "aside"}
    return told.pop() if slashed and len(told) == 1 else None


def is_one_title(upper: Sequence[Cell], stacks: Sequence[Sequence[Cell]], below: Sequence[Line]) -> bool:
    """Whether an upper line holds the beginning of one title alone: "Unsere Art.-Nr." over "Ihre Art.-Nr.".

    A number over a number is one; text and number are where the first row below has figures in its first line.
    """
    if len(upper) != 1:
        return False
    stack = next(stack for stack in stacks if stack[0] is upper[0])
    pair = pair_of(stack)
    if goes_on_below(stack):
        return True
    first = below[0].words if below else []
    return pair is not None and (pair[1] == "under" or sum(1 for one in first if _MONEY.search(one.text)) > 0)


def goes_on_below(stack: Sequence[Cell]) -> bool:
    """Whether the words right below the first cell make one title with it: "Artikel-" over "Nr."."""
    first = stack[0]
    below = [one for cell in stack[1:] for one in cell.words if one.x0 < first.x1 and first.x0 < one.x1]
    words = [*first.words, *below]
    whole = len(below) < sum(len(cell.words) for cell in stack[1:])
    return whole and bool(below) and COLUMN_TITLES.get("".join(key_of(one.text) for one in words)) is not None


_MONEY: Final = re.compile(r"\d[.,]\d{2}$")
