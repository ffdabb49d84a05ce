"""Recognised lines read once more where the first reading proves nothing: articles by vote, numbers by arithmetic.

In: lines and their pages, which read the place of some words again in several ways. Out: the lines with what was
settled. A number counts only when it was read, never derived: of all readings of quantity, price and amount exactly one
triple may multiply. An article is settled when at least four of five readings agree in every letter and digit; a page
that is hard to read settles none, since readings by one engine share their errors. Where that settles nothing, a second
engine reads the place (`two_readers`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from msgspec.structs import replace

from orderhub.document import Finding, Severity
from parsers.line_product import product_of
from parsers.order_table import Row
from parsers.page_lines import LineRead
from parsers.page_words import BOTH_ENGINES, CROSSED, OTHER_ENGINE, RECOGNISED, Page, Word
from parsers.printed_values import NumberFormat, bare, looks_numeric, printed, read_number, readings
from parsers.two_readers import SECOND, agree, letters_of, plainly, said_by

SURE: Final = 990
"""Per mille from which a recognised code, that nothing can prove, is taken for read."""
RUIN: Final = 900
"""Mean confidence of a page in per mille below which nothing on it is trusted."""
HARD: Final = 955
"""Mean confidence of a page in per mille below which no vote is trusted."""
_PLUS: Final = re.compile(r"\+(?=\d)")
_CODE: Final = re.compile(r"[\w./-]+")
_VOTES: Final = 5
_MOST: Final = 4
_ALIKE: Final = 2
"""Articles that must share their letters for another to be odd."""
KINDS: Final = ("quantity", "price", "amount")


def mean_confidence(page: Page) -> int:
    """Of all words of a page, per mille; 1000 for an empty one."""
    return sum(one.confidence for one in page.words) // len(page.words) if page.words else 1000


def is_hard(page: Page) -> bool:
    """Whether a page was recognised and its words are hard to read."""
    return page.second is not None and (page.ruined or mean_confidence(page) < HARD)


class Reread(NamedTuple):
    """What came of reading again."""

    lines: list[LineRead]
    voted: set[int]
    """Lines, from 1, whose article needs no look."""
    notes: list[Finding]
    """One for each value that came out otherwise than at first."""


def reread(lines: Sequence[LineRead], number_format: NumberFormat) -> Reread:
    """Settle what a second reading can settle."""
    result = Reread([], set(), [])
    for at, line in enumerate(lines, 1):
        proven = line if line.closes is not False else _proven(line, number_format)
        if proven is not line:
            by_other = any(proven.values[kind][0].engine == OTHER_ENGINE for kind in KINDS if proven.values.get(kind))
            place = line.row.page.where(line.row.words())
            said = {"line": str(at), "value": f"{proven.quantity} x {proven.price} = {proven.amount}"}
            code = "pdf.read-by-other" if by_other else "pdf.read-again"
            result.notes.append(Finding(code, Severity.INFO, place, said, f"lines[{at}].amount"))
        result.lines.append(proven)
    ballots = {at: ballot for at, line in enumerate(result.lines, 1) if (ballot := _ballot(line)) is not None}
    shapes = Counter(shape_of(ballot.form) for ballot in ballots.values() if ballot.form)
    for at, ballot in ballots.items():
        form = ballot.form or _shaped(ballot.letters, shapes)
        rival = _rival(result.lines[at - 1], form) if form else ""
        if rival:
            found = result.lines[at - 1].values["article"][0]
            said = {"value": form, "other": rival}
            result.notes.append(Finding("pdf.readers-differ", Severity.WARNING, found.where, said, f"lines[{at}].item"))
        elif form:
            result.voted.add(at)
            _take(result, at, form)
    for at, line in enumerate(result.lines, 1):
        form = _read_by_both(line, ballots.get(at), shapes) if at not in result.voted else ""
        if form:
            result.voted.add(at)
            _take(result, at, form, BOTH_ENGINES)
    return result


def _take(result: Reread, at: int, form: str, engine: str = "") -> None:
    line = result.lines[at - 1]
    before = line.values["article"][0]
    if form != before.raw or engine:
        said = {"line": str(at), "value": form}
        code = "pdf.read-by-other" if engine else "pdf.read-again"
        result.notes.append(Finding(code, Severity.INFO, before.where, said, f"lines[{at}].item"))
        found = line.row.page.found(article_words(line.row, before.raw), form)
        line.values["article"] = [replace(found, engine=engine) if engine else found]


def _rival(line: LineRead, form: str) -> str:
    """How the second engine reads an article that the first one was unsure of and voted on, "" where it agrees.

    Only what it plainly says counts: the same letters and figures with other signs, or one figure for another.
    """
    article, page = line.values["article"][0], line.row.page
    if page.other is None or (article.confidence >= SURE and article.raw == form):
        return ""
    parts = Counter(_parts(plainly(text)) for text in page.other(article_words(line.row, article.raw)))
    said, count = next(iter(parts.most_common(1)), ("", 0))
    letters, its = letters_of(form), letters_of(said)
    differs = count >= SECOND and said != _parts(form) and len(letters) == len(its)
    return said if differs else ""


def _parts(text: str) -> str:
    """A code with one sign for whatever parts it: 846 02-B, 846.02-B."""
    return re.sub(r"[\W_]+", "-", text)


def _read_by_both(line: LineRead, ballot: _Ballot | None, shapes: Counter[str]) -> str:
    """The article as two engines read it, "" where they differ; on a page that is hard to read, four ways must agree.

    Signs between letters and figures that only one of them saw may come from the codes of other lines.
    """
    article, page = line.values.get("article"), line.row.page
    words = article_words(line.row, article[0].raw) if article else None
    if not article or not words or page.second is None or page.other is None or article[0].confidence <= CROSSED:
        return ""
    if page.ruined or mean_confidence(page) < RUIN:
        return ""
    seconds = list(page.other(words))
    # What a single reading already contradicts need not be read four times more.
    if not said_by([plainly(one) for one in seconds]):
        return ""
    votes = ballot.votes if ballot is not None else [article[0].raw, *page.second(words)]
    found = agree(votes, seconds, _MOST if is_hard(page) else _MOST - 1)
    return found.form or _shaped(found.letters, shapes)


class _Ballot(NamedTuple):
    """What the readings of one article agree on: the form, "" for none; its letters and digits where all have them."""

    form: str
    letters: str
    votes: Sequence[str]


def _ballot(line: LineRead) -> _Ballot | None:
    """None where there is nothing to vote on, or the page is too bad for it."""
    article, page = line.values.get("article"), line.row.page
    words = article_words(line.row, article[0].raw) if article else None
    if not article or not words or article[0].engine not in RECOGNISED or page.second is None:
        return None
    if mean_confidence(page) < HARD or article[0].confidence <= CROSSED:
        return None
    votes = [plainly(article[0].raw)]
    for again in page.second(words):
        votes.append(plainly(again))
        if len(votes) == 2 and votes[0] == votes[1] and article[0].confidence >= SURE and _CODE.fullmatch(votes[0]):
            return _Ballot(votes[0], votes[0], votes)
    letters, count = Counter(map(letters_of, votes)).most_common(1)[0]
    if len(votes) < _VOTES or count < _MOST:
        return _Ballot("", "", votes)
    form, agreeing = Counter(votes).most_common(1)[0]
    clear = agreeing >= _MOST and _CODE.fullmatch(form) is not None
    return _Ballot(form if clear else "", letters if count == _VOTES else "", votes)


def _shaped(letters: str, shapes: Counter[str]) -> str:
    """Letters and digits that all readings share, with the signs that codes of this shape have in other lines."""
    wanted = shape_of(letters)
    fitting = [shape for shape, count in shapes.items() if count >= 2 and letters_of(shape) == wanted]
    if not letters or len(fitting) != 1:
        return ""
    rest = iter(letters)
    return "".join(next(rest) if sign.isalnum() else sign for sign in fitting[0])


def shape_of(form: str) -> str:
    """A code with 9 for each figure and A for each letter."""
    return re.sub("[^\\W\\d_]", "A", re.sub(r"\d", "9", form))


def odd_codes(lines: Sequence[LineRead]) -> set[int]:
    """Lines, from 1, whose recognised article differs from the others as a misread one does.

    By its letters, TR-1 among TB-2 and TB-3, or by its shape, TB-6/2 among TB-112 and TB-534, or by its length where
    all others share their shape; and where a figure stands in the place of a letter that looks like it, 245-8 among
    245-A and 310-X. All readings of a place may share the error.
    """
    forms: dict[int, dict[int, str]] = {}
    for at, line in enumerate(lines, 1):
        article = line.values.get("article")
        if article and article[0].engine in RECOGNISED:
            forms.setdefault(len(article[0].raw), {})[at] = article[0].raw
    odd = set()
    for alike in forms.values():
        letters = {at: re.sub(r"\d", "9", raw) for at, raw in alike.items()}
        for kinds in (letters, {at: shape_of(form) for at, form in alike.items()}):
            usual, count = Counter(kinds.values()).most_common(1)[0]
            if count >= _ALIKE and count == len(kinds) - 1:
                odd |= {at for at, kind in kinds.items() if kind != usual and _may_be(kind, usual)}
        odd |= _mistaken(alike)
    return odd | _shortened(lines, forms)


def _may_be(kind: str, usual: str) -> bool:
    """Whether every letter that differs looks like the usual one: A is never taken for X."""
    pairs = [{one, other} for one, other in zip(kind, usual, strict=True) if one != other]
    return all(not "".join(pair).isalpha() or any(pair <= set(group) for group in _LETTERS_ALIKE) for pair in pairs)


_LETTERS_ALIKE: Final = ("BRPDE", "EFPL", "CGOQD", "ILTJ", "VYWU", "MNHW", "HKXN", "KRX", "SBG", "ZTL", "EC")
_LOOK_ALIKE: Final = ("0ODQ", "1IL7T", "2Z", "4A", "5S", "6GB", "8B")
"""Signs that a poor copy makes of one another."""


def _mistaken(alike: Mapping[int, str]) -> set[int]:
    """Of codes of one length, those with another's shape but for one figure like a letter, or the reverse."""
    counts = Counter(shape_of(form) for form in alike.values())
    found: set[int] = set()
    for at, form in alike.items():
        for other in alike.values():
            apart = [place for place in range(len(form)) if shape_of(form[place]) != shape_of(other[place])]
            if len(apart) != 1 or counts[shape_of(form)] > counts[shape_of(other)]:
                continue
            signs = form[apart[0]], other[apart[0]]
            if all(sign.isalnum() for sign in signs) and any(sign in group for group in _LOOK_ALIKE for sign in signs):
                found.add(at)
    return found


def _shortened(lines: Sequence[LineRead], forms: Mapping[int, Mapping[int, str]]) -> set[int]:
    """The one unsure code that lost a sign, or got one too many, where all others share their shape."""
    usual = max(forms, key=lambda size: len(forms[size]), default=0)
    others = [(at, form) for size, alike in forms.items() if size != usual for at, form in alike.items()]
    shapes = {shape_of(form) for form in forms.get(usual, {}).values()}
    if len(others) != 1 or len(shapes) != 1 or len(forms[usual]) <= _ALIKE:
        return set()
    at, form = others[0]
    short, long = sorted((shape_of(form), shapes.pop()), key=len)
    one_less = {long[:place] + long[place + 1 :] for place in range(len(long))}
    return {at} if short in one_less and lines[at - 1].values["article"][0].confidence < SURE else set()


def article_words(row: Row, raw: str) -> list[Word]:
    """The words of the article: its column, or the one word of the row that is it."""
    words = row.cells.get("article")
    if words:
        return words
    same = [one for one in row.words() if one.text.strip(" .,:;|") == raw]
    return same if len(same) == 1 else []


def agrees(row: Row, raw: str, *, every: bool = False) -> bool:
    """Whether the article's place, read once more, has the same letters and digits; `every`: read in all ways."""
    words = article_words(row, raw)
    if not words or row.page.second is None:
        return False
    again = row.page.second(words)
    read = list(again) if every else [next(iter(again), "")]
    return bool(read) and all(letters_of(one) == letters_of(raw) for one in read)


def is_counted(line: LineRead) -> bool:
    """Whether the quantity of a line without prices is read alike in every way, on a page that is easy to read.

    Nothing else proves it: no price stands beside it, and nobody adds it up.
    """
    page, words = line.row.page, line.row.cells.get("quantity", [])
    quantity = line.values.get("quantity", [])
    priced = any(line.row.cells.get(kind) or line.values.get(kind) for kind in ("price", "amount"))
    if priced or page.second is None or not quantity or is_hard(page):
        return False
    figures = [one for one in words if any(char.isdigit() for char in one.text)]
    if len(figures) != 1:
        return False
    first = _leading_figures(figures[0].text)
    again = [_leading_figures(text) for text in page.second(figures)]
    if quantity[0].confidence >= SURE and len(again) == _VOTES - 1 and set(again) == {first}:
        return True
    other = [_leading_figures(text) for text in page.other(figures)] if page.other is not None else []
    # Two engines must say the same; the first one in four of five ways.
    return bool(first) and [first, *again].count(first) >= _MOST and other.count(first) >= SECOND


def _leading_figures(text: str) -> str:
    """The number at the start of a text without its points: "1.200 Stk" is 1200."""
    found = re.match(r"\W{0,2}(\d[\d.,]*)", text.strip())
    return re.sub(r"[.,]+$", "", found[1]) if found is not None else ""


def _proven(line: LineRead, number_format: NumberFormat) -> LineRead:
    """The line with the one triple of readings that multiplies; the line itself where there is none, or more.

    The second engine is asked where the first one's readings hold none; what it alone read bears its name.
    """
    row = line.row
    if row.page.second is None or not all(row.cells.get(kind) for kind in KINDS):
        return line
    read = [choices(row.page, row.cells[kind], kind, number_format) for kind in KINDS]
    closing = _closing(line, read, number_format)
    wider = read
    if not closing and row.page.other is not None and not row.page.ruined:
        wider = [
            list(dict.fromkeys([*known, *values_of(row.page.other(row.cells[kind]), kind, number_format)]))
            for kind, known in zip(KINDS, read, strict=True)
        ]
        closing = _closing(line, wider, number_format)
    if len(closing) != 1:
        return line
    found = closing.pop()
    values = dict(line.values)
    for kind, value, known in zip(KINDS, found, read, strict=True):
        if plain(line, kind, number_format) != value:
            made = row.page.found(row.cells[kind], printed(value, number_format))
            values[kind] = [made if value in known else replace(made, engine=OTHER_ENGINE)]
    return line._replace(values=values, quantity=found[0], price=found[1], amount=found[2], closes=True, expected=None)


def _closing(
    line: LineRead, read: Sequence[Sequence[Decimal]], number_format: NumberFormat
) -> set[tuple[Decimal, Decimal, Decimal]]:
    """Quantities, prices and amounts among the values read that multiply."""
    base, discount = (plain(line, kind, number_format) for kind in ("price_unit", "discount"))
    return {
        (quantity, price, amount)
        for quantity, price, amount in product(*read)
        if quantity and amount and product_of(quantity, price, base, discount) == amount
    }


def plain(line: LineRead, kind: str, number_format: NumberFormat) -> Decimal | None:
    found = line.values.get(kind)
    return read_number(found[0].raw, number_format) if found else None


def choices(page: Page, words: Sequence[Word], kind: str, number_format: NumberFormat) -> list[Decimal]:
    """All values the place may hold, by the first reading and the later ones."""
    assert page.second is not None
    first = "".join(one.text for one in words if looks_numeric(one.text.lstrip("+")))
    return values_of([first, *page.second(words)], kind, number_format)


def values_of(texts: Iterable[str], kind: str, number_format: NumberFormat) -> list[Decimal]:
    """All values that readings of one place may mean."""
    values: list[Decimal] = []
    for text in texts:
        # A 4 that lost its foot is a plus sign to the engine.
        # A fold before a figure is a dash to it.
        number = re.match(r"[\d.,'’ ]*\d", _PLUS.sub("4", text).lstrip("-–—~ "))
        if number is not None:
            values += readings(bare(number[0]), number_format, money=kind != "quantity")
    return list(dict.fromkeys(values))
