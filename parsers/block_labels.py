"""Labels and their values within the text of one order line, beside one another or one above the other.

    Menge: 12 Stk     Einzelpreis: 4,50 EUR     Gesamt: 54,00          Artikelnummer   Menge    Einzelpreis   Gesamt
                                                                      4711-20         12 Stk   4,50 €        54,00 €

In: lines. Out: the words by the kind of their label, and the words that stand behind none. A label ends with a colon,
or opens a run of words and has behind it what such a label tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.code_ends import opening_code
from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import LINE_LABELS, OF_ORDERS, PLAIN_NUMBERS, labels_of
from parsers.money_words import MONEY_WORDS
from parsers.note_labels import note_label
from parsers.page_units import UNIT_WORDS, part_units
from parsers.page_words import Line, Match, Word, key_of, matches
from parsers.printed_values import find_date, looks_numeric
from parsers.tax_words import without_rates
from parsers.times_cells import TIMES
from parsers.title_owners import Owner, owner_of
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import is_money

KINDS: Final = frozenset(
    ("position", "article", "buyer_article", "gtin", "description", "quantity", "unit", "price", "amount", "discount",
     "delivery_date", "price_unit", "tax", "aside")
)  # fmt: skip
CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_NUMBERED: Final = CODED | {"position"}
_LONGEST: Final = 5
"""Words of a label at most."""
_KNOWN: Final = 3
"""Titles of a line that are known, at least, where others are not; those are a third of all at most."""
_FAR: Final = 2.5
"""Line heights between words that are no longer one label."""
_APART: Final = 0.9
"""Line heights between a value and what stands beside it."""
_CODE_PART: Final = re.compile(r"(?=.*\d)[\d./-]+")
_NUMBER: Final = re.compile(r"\d{1,6}[.:)]?")
_COUNT: Final = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+|\d{1,6}[.,]\d{1,3}")
_PARTING: Final = frozenset(("·", "|", "•", ";", ":", "/"))
_OWNERS: Final = frozenset(("ihre", "ihr", "unsere", "unser", "your", "our"))
_PER: Final = frozenset(("je", "per", "pro"))
_NOTES: Final = frozenset(("note", "notes", "remark", "remarks", "comment", "bemerkung", "hinweis", "vermerk"))
"""Labels of remarks, beside which they stand apart."""


class Fields(NamedTuple):
    """The words of an order line: those with a label by its kind, the others as they follow one another."""

    cells: dict[str, list[Word]]
    runs: list[list[Word]]
    owner: list[Owner]
    """How far the label of its article number is from naming the supplier's, where one has been read."""
    notes: list[list[Word]]
    """What says nothing of the goods, each with its label."""
    counts: list[str]
    """The labels of quantities: one that comes again begins another order line."""


def fields_of(lines: Sequence[Line]) -> Fields:
    """What the labels in the lines of one order line say."""
    found = Fields({}, [], [], [], [])
    at = 0
    while at < len(lines):
        heads = titles_over(lines[at])
        if heads and at + 1 < len(lines) and any(any(map(str.isdigit, one.text)) for one in lines[at + 1].words):
            if before := list(lines[at].words[: heads[0].start]):
                _read(found, part_units(before), lines[at].height)
            for head, words in _under(found, heads, lines[at], lines[at + 1]):
                if head.meaning == "note" and any(is_money(one.text) for one in words):
                    # What multiplies may yet tell what it is.
                    found.runs.append(words)
                elif head.meaning in {"note", "aside"}:
                    found.notes.append([*lines[at].words[head.start : head.end], *words])
                else:
                    _put(found, head.meaning, words)
            at += 2
            continue
        _read(found, part_units(lines[at].words), lines[at].height)
        at += 1
    return found


def titles_over(line: Line) -> list[Match]:
    """The labels that fill a line, or all of it behind a wide blank, so that their values stand below; else none.

    They are two and more.
    """
    if any(map(str.isdigit, line.words[-1].text)) or line.words[-1].text.endswith(":"):
        return []
    hits = all_heads = [hit for hit in _parted(line) if hit.meaning in KINDS]
    start, apart = len(line.words), _titles_apart(line)
    while hits and hits[-1].end == start:
        start = hits[-1].start
        before = [hit for hit in hits if hit.end <= start]
        heads = [hit for hit in all_heads if hit.start >= start]
        # A long text may reach up to titles that stand far from one another.
        clear = len(heads) > _PAIR and all(_far(line, one.start) for one in heads[1:])
        if start == 0 or ((_far(line, start) or clear) and not (before and before[-1].end == start)):
            known = sum(1 for head in apart if head.meaning != "note")
            return apart if known > len(heads) else heads if len(heads) > 1 else []
        hits = before
    return apart


def _titles_apart(line: Line) -> list[Match]:
    """The titles of a line of which the first and most are known, each far from the next; the others head notes."""
    heads: list[Match] = []
    for run in line.segments(_APART):
        start = heads[-1].end if heads else 0
        key = _key(run)
        plain = _key([one for one in run if key_of(one.text) not in MONEY_WORDS] or run)
        meaning = "buyer_article" if _is_own_number(key) else COLUMN_TITLES.meaning_of(plain)
        if _is_product(run):
            meaning = "quantity"
        heads.append(Match(start, start + len(run), meaning if meaning in KINDS - {"aside"} else "note", key))
    known = {head.meaning for head in heads} - {"note"}
    strange = [head for head in heads if head.meaning == "note"]
    told = (
        heads[0].meaning != "note"
        and len(known) >= _KNOWN
        and "quantity" in known
        and bool(known & {*CODED, "price", "amount"})
    )
    short = all(head.end - head.start <= _LONGEST for head in strange) and _KNOWN * len(strange) <= len(heads)
    return heads if told and short and not any(map(str.isdigit, line.text)) and ":" not in line.text else []


def _is_product(run: Sequence[Word]) -> bool:
    """Whether a title says that quantity and price stand below it with a sign between them: "Qty × price"."""
    at = next((at for at, one in enumerate(run) if one.text in TIMES), 0)
    sides = (COLUMN_TITLES.meaning_of(_key(run[:at])), COLUMN_TITLES.meaning_of(_key(run[at + 1 :])))
    return sides == ("quantity", "price")


def _parted(line: Line) -> list[Match]:
    """The titles in a line; words of one that stand far from one another are two: "Quantity      UOM"."""
    found: list[Match] = []
    for hit in matches(line.words, COLUMN_TITLES):
        cuts = [at for at in range(hit.start + 1, hit.end) if _far(line, at)]
        parts = [
            Match(start, stop, meaning, key)
            for start, stop in zip([hit.start, *cuts], [*cuts, hit.end], strict=True)
            if (meaning := COLUMN_TITLES.meaning_of(key := _key(line.words[start:stop]))) is not None
        ]
        found += parts if cuts and len(parts) == len(cuts) + 1 else [hit]
    return found


def _far(line: Line, at: int) -> bool:
    return line.words[at].x0 - line.words[at - 1].x1 > _APART * line.height


def _is_own_number(title: str) -> bool:
    """Whether a title says that what it numbers is the buyer's, whatever he calls it: "Unsere Betriebsmittel-Nr."."""
    named = _OWN_NUMBER.fullmatch(title)
    return named is not None and not named[1].startswith((*OF_ORDERS, *_ACCOUNTS))


_OWN_NUMBER: Final = re.compile(r"(?:unsere?|our)([a-z]{3,20}?)(?:nr|nummer|no|number|code|id|kennung)")
_ACCOUNTS: Final = ("kost", "konto", "account", "cost", "steuer", "tax", "vat", "ust", "liefer", "anlage", "charge")
"""How words begin that name what pays, or a thing of its own, and no goods."""


def _under(found: Fields, heads: Sequence[Match], titles: Line, values: Line) -> list[tuple[Match, list[Word]]]:
    """Each run of words with the label it stands below: that which begins, or ends, nearest to where it does.

    What stands left of all labels is text.
    """
    under: list[tuple[Match, list[Word]]] = [(head, []) for head in heads]
    left = titles.words[heads[0].start].x0 - titles.height
    for run in values.segments(_APART):

        def away(at: int, run: list[Word] = run) -> float:
            head = heads[at]
            left = titles.words[head.start].x0 - run[0].x0
            right = titles.words[head.end - 1].x1 - run[-1].x1
            return min(abs(left), abs(right))

        if run[0].x0 < left and run[-1].x1 < titles.words[heads[0].start].x1:
            _read(found, part_units(run), values.height)
            continue
        under[min(range(len(heads)), key=away)][1].extend(run)
    return [(head, words) for head, words in under if words]


def _read(found: Fields, words: Sequence[Word], height: float) -> None:
    """Parts one line into labels with their values and the words that have no label."""
    words = without_rates(words)
    labels = _labels(words, height)
    before = _said(words[: labels[0].start if labels else len(words)])
    if before:
        found.runs.append(before)
    elif labels and not labels[0].start and found.runs and key_of(found.runs[-1][-1].text) in _OWNERS:
        # "..., Ihre" at the end of the line before is a part of the label.
        found.runs[-1].pop()
    for at, label in enumerate(labels):
        stop = labels[at + 1].start if at + 1 < len(labels) else len(words)
        value = _said(words[label.end : stop])
        found.counts.extend([label.key] if value and label.meaning == "quantity" else [])
        if label.meaning in {"note", "aside"}:
            last = stop - 1 if stop < len(words) and words[stop - 1].text in _PARTING else stop
            found.notes.append(list(words[label.start : last]))
        elif value and label.meaning in _NUMBERED and _is_text(value):
            _put(found, "description", value)
        elif value:
            whose = label.meaning == "article"
            _put(found, _whose(found, words[label.start : label.end]) if whose else label.meaning, value)


def _is_text(words: Sequence[Word]) -> bool:
    """Whether words behind the label of a number name the goods: "Material: Druckstutzen roh"."""
    first = words[0].text.rstrip(",;") if words else ""
    return len(words) > 1 and len(first) > _SHORT and first.replace("-", "").isalpha() and not first.isupper()


_SHORT: Final = 3
"""Letters that may open a number, at most: "Art 4711"."""


def _whose(found: Fields, label: Sequence[Word]) -> str:
    """Whose number stands behind a label: of two the nearer to naming the supplier's is his, the other the buyer's."""
    owner = owner_of(label)
    if "article" not in found.cells:
        found.owner[:] = [owner]
        return "article"
    if not found.owner or owner == found.owner[0] or "buyer_article" in found.cells:
        return "article"
    if owner > found.owner[0]:
        return "aside" if owner == Owner.MAKER else "buyer_article"
    before = found.cells.pop("article")
    if found.owner[0] != Owner.MAKER:
        found.cells["buyer_article"] = before
    found.owner[:] = [owner]
    return "article"


def _said(words: Sequence[Word]) -> list[Word]:
    """The words without the signs that part values, at either end."""
    some = list(words)
    while some and not key_of(some[-1].text) and some[-1].text in _PARTING:
        some.pop()
    while some and not key_of(some[0].text) and some[0].text in _PARTING:
        some.pop(0)
    return some


def _key(words: Sequence[Word]) -> str:
    return "".join(key_of(one.text) for one in words)


def _labels(words: Sequence[Word], height: float) -> list[Match]:
    found: list[Match] = []
    for at, word in enumerate(words):
        after = found[-1].end if found else 0
        if at < after:
            continue
        if (at == 0 or words[at - 1].text in _PARTING or _apart(words, at, height)) and (note := note_label(words, at)):
            found.append(note)
            continue
        if word.text.endswith(":") and (hit := _ending(words, after, at, height)) is not None:
            found.append(hit)
            continue
        parted = at == 0 or words[at - 1].text in _PARTING or words[at - 1].text[-1] in ",;("
        if (price := _priced_per(words, at)) is not None:
            found += price
            continue
        opens = parted or _apart(words, at, height)
        hit = _opening(words, at, height) if opens else None
        if hit is not None and not (found and _is_of_text(words, found[-1], hit, height)):
            found.append(hit)
    return found


def _is_of_text(words: Sequence[Word], before: Match, hit: Match, height: float) -> bool:
    """Whether a number that nobody is said to own stands within a labelled text: "Goods: Valve, model no. 71-4"."""
    named = before.meaning == "description" or (before.meaning in _NUMBERED and _is_text(words[before.end : hit.start]))
    inside = named and not _apart(words, hit.start, height)
    return inside and hit.meaning == "article" and owner_of(words[hit.start : hit.end]) == Owner.UNSAID


def _apart(words: Sequence[Word], at: int, height: float) -> bool:
    return words[at].x0 - words[at - 1].x1 > _APART * height


def _ending(words: Sequence[Word], after: int, at: int, height: float) -> Match | None:
    """The longest label that ends with the colon of a word; a unit behind its number is none of it."""
    best = None
    for start in range(at, max(after, at + 1 - _LONGEST) - 1, -1):
        if start < at and words[start + 1].x0 - words[start].x1 > _FAR * height:
            break
        beside = start > after and not _apart(words, start, height) and looks_numeric(words[start - 1].text)
        counted = beside and key_of(words[start].text) in UNIT_WORDS
        key = _key(words[start : at + 1])
        meaning = None if counted else _meaning(key)
        if meaning is not None:
            best = Match(start, at + 1, meaning, key)
    return best


def _meaning(key: str) -> str | None:
    """What a label with its colon says: as one inside an order line first, "Artikel: 4711" is no text."""
    for known in (LINE_LABELS, COLUMN_TITLES):
        meaning = known.meaning_of(key) or known.meaning_of(key.replace("/", ""))
        if meaning in KINDS:
            return meaning
    return "article" if key in PLAIN_NUMBERS else None


def _priced_per(words: Sequence[Word], at: int) -> list[Match] | None:
    """A label of the price that tells for how many it is, with the price behind: "Preis je 100 Stück 17,15"."""
    key = key_of(words[at].text)
    if at + 2 >= len(words) or key_of(words[at + 1].text) not in _PER or COLUMN_TITLES.get(key) != "price":
        return None
    end = at + 2
    end += looks_numeric(words[end].text) and not is_money(words[end].text)
    end += end < len(words) and key_of(words[end].text) in UNIT_WORDS
    if end == at + 2 or end == len(words) or not is_money(words[end].text):
        return None
    return [Match(at, at + 2, "price_unit", key), Match(end, end, "price", key)]


def _opening(words: Sequence[Word], at: int, height: float) -> Match | None:
    """A label without a colon that opens a run: what it tells of stands behind it, or it is all of the run."""
    some = words[at : at + _LONGEST]
    for hit in (*labels_of(some)[:1], *matches(some, COLUMN_TITLES)[:1]):
        value = words[at + hit.end] if at + hit.end < len(words) else None
        if hit.start or value is None or hit.meaning not in KINDS:
            continue
        alone = value.x0 - words[at + hit.end - 1].x1 > _APART * height
        if alone and hit.key in _NOTES:
            return Match(at, at + hit.end, "note", hit.key)
        if (alone and hit.meaning in {*CODED, "position", "description", "delivery_date"}) or (
            _fits(hit.meaning, opening_code(words[at + hit.end :])[0]) and (at or hit.meaning not in {"tax", "aside"})
        ):
            return Match(at, at + hit.end, hit.meaning, hit.key)
    return None


def _fits(kind: str, value: Word) -> bool:
    if kind in CODED:
        # "external 0.750" is a measure.
        return sum(map(str.isdigit, value.text)) >= 3 and not value.text.startswith(("0.", "0,"))
    if kind in {"price", "amount"}:
        return is_money(value.text) or key_of(value.text) in MONEY_WORDS
    if kind == "delivery_date":
        return find_date(value.text) is not None
    if kind in {"tax", "aside"}:
        return any(map(str.isdigit, value.text))
    if kind == "quantity" and _COUNT.fullmatch(value.text):
        return True
    return kind in {"quantity", "position"} and _NUMBER.fullmatch(value.text) is not None


_PAIR: Final = 2


def _times_at(words: Sequence[Word]) -> int:
    """Where the sign stands between a quantity and its price in money; 0 where there is none."""
    sign = next((at for at, one in enumerate(words) if one.text in TIMES), 0)
    figures = [one.text for one in words[sign + 1 :] if key_of(one.text) not in MONEY_WORDS | CURRENCY_WORDS]
    # "3 x 2,50 m" and a bare "3 x 2,50" may be a measure.
    told = len(figures) == 1 and is_money(figures[0]) and (len(words) > sign + 2 or not figures[0][0].isdigit())
    return sign if told and looks_numeric(words[0].text) else 0


def _without_times(found: Fields, words: list[Word]) -> list[Word]:
    """The quantity without the price behind it, which is taken as such."""
    sign = _times_at(words)
    if sign:
        _put(found, "price", words[sign + 1 :])
    return words[:sign] if sign else words


def _put(found: Fields, kind: str, words: list[Word]) -> None:
    """Takes the value of a label; what follows a number of one word is text."""
    taken = words = _without_times(found, words) if kind == "quantity" else words
    if kind == "position" and not _NUMBER.fullmatch(words[0].text):
        # "Item: 4711-20"
        kind = "article"
    if kind in CODED:
        stop = 1
        while stop < len(words) and _CODE_PART.fullmatch(words[stop].text) and _CODE_PART.fullmatch(words[0].text):
            stop += 1
        stop = max(stop, opening_code(words)[1])
        taken = [*words[: stop - 1], words[stop - 1]._replace(text=words[stop - 1].text.strip(",;()"))]
    elif kind == "position":
        taken = words[:1]
    elif kind in {"price", "amount"}:
        figures = [at for at, one in enumerate(words) if is_money(one.text)]
        if kind == "price" and len(figures) == _PAIR:
            # "@ £46.22   £92.44": what the line comes to stands behind its price.
            found.runs.append(words[figures[0] + 1 :])
            words = words[: figures[0] + 1]
        taken = [one for one in words if key_of(one.text) not in MONEY_WORDS] or words
    if len(taken) < len(words) and kind in {*CODED, "position"}:
        found.runs.append(_said(words[len(taken) :]))
    if kind == "description" or (kind == "price" and kind in found.cells):
        # A second sum of money is what the line comes to.
        found.runs.append(words)
    elif kind not in {"tax", "aside"}:
        found.cells.setdefault(kind, taken)
