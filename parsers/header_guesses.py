"""The number and days of an order where no label names them: by their shape and by what stands near.

    Purchase Order        Freudenstadt, den 24.10.2026        Bestellung Nr. 4711 / 02.10.2026
    #019168

In: pages of words, the values found by their labels. Out: what none tells, number and days first, at a rank below any
label's. Days are found by `days_ordered`, `days_by_place` and `days_to_deliver`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from parsers.close_values import with_stroke
from parsers.days_by_place import day_in_goal, wished_day
from parsers.days_ordered import BARE_NUMBER, day_at_town, day_ordered, unlabelled_day
from parsers.days_to_deliver import asked_week, day_to_deliver
from parsers.header_labels import LABELS
from parsers.money_words import currency_in
from parsers.order_fields import Fields
from parsers.order_titles import title_word
from parsers.page_words import Line, Match, Page, Word, key_of, matches
from parsers.printed_values import find_date
from parsers.sentences import date_in, reader_from
from parsers.whose_accounts import account_with_reader
from parsers.worded_titles import number_behind_words

_CODE: Final = re.compile(r"#?(?=\D*\d)(?=.{4})[A-Z0-9][A-Za-z0-9/_.-]{2,24}")
_NUMBER_WORDS: Final = frozenset(("number", "title", "number2"))


def guess_missing(fields: Fields, first: Page, used: set[int]) -> None:
    """Adds what no label told, from the page where the order begins, above its table."""
    outside = [line for line in first.lines if id(line) not in used]
    above = list(takewhile(lambda line: id(line) not in used, first.lines))
    if account := account_with_reader(above):
        # "Account Ref NORDW01" beside it is the number of the reader in the books of the writer.
        fields.offer("customer_number", first.found(account), 9)
    if "number" not in fields.values and (ends := number_behind_words(above)) is not None:
        fields.offer("number", first.found([ends], ends.text.lstrip("#")), 1)
    if "number" not in fields.values:
        _number_below_title(fields, first, above)
    if "issue_date" not in fields.values:
        _guess_issue(fields, first, above, outside)
    elif fields.rank("issue_date") <= _WEAK and (town := day_at_town(above)) is not None:
        # A day of printing or approval tells less.
        fields.offer("issue_date", first.found(*town), _WEAK + 1)
    if "delivery_date" not in fields.values:
        _guess_delivery(fields, first, above, outside)
    if "currency" not in fields.values:
        _currency_of_prices(fields, first)


_WEAK: Final = 1
"""The rank of a day whose label says that it may be another one, at most."""


def _guess_issue(fields: Fields, page: Page, above: Sequence[Line], outside: Sequence[Line]) -> None:
    """The day of the order; one to deliver by, above the table, is none."""
    if "delivery_date" not in fields.values and (wanted := day_to_deliver(above, date_in)) is not None:
        fields.offer("delivery_date", page.found(*wanted), 0)
    issued = day_ordered(outside) or unlabelled_day(above, fields.raw("delivery_date"))
    if issued is not None:
        fields.offer("issue_date", page.found(*issued), 0)


def _guess_delivery(fields: Fields, page: Page, above: Sequence[Line], outside: Sequence[Line]) -> None:
    """The day or week of delivery in the address, in sentences, or behind words that nobody knows as a label."""
    issued = find_date(fields.raw("issue_date"))
    day = issued[0] if issued is not None else None
    read = reader_from(day)
    if (placed := day_in_goal(outside, read)) is not None:
        fields.offer("delivery_date", placed, 0)
        return
    told = day_to_deliver(outside, read) or wished_day(above, day) or asked_week(outside, day)
    if told is not None:
        fields.offer("delivery_date", page.found(*told), 0)


def _currency_of_prices(fields: Fields, page: Page) -> None:
    """The currency in a sentence about prices: "Alle Preise in Euro", "All prices in US$"."""
    for line in page.lines:
        if not any(one.text == "in" for one in line.words):
            continue
        keys = [key_of(one.text) for one in line.words]
        if not any(one.startswith(("preis", "price", "betrag", "amount", "wert")) for one in keys):
            continue
        found = currency_in(page, line.words[keys.index("in") + 1 :])
        if found is not None and found.raw in _CODES:
            fields.offer("currency", found, 0)
            return


_CODES: Final = frozenset(
    ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "NZD", "SGD", "HKD", "AED")
)


def _number_below_title(fields: Fields, page: Page, lines: Sequence[Line]) -> None:
    """A code alone in its run, below a run that is nothing but the title of an order."""
    for at, line in enumerate(lines):
        for run in line.segments(0.9):
            hits = matches(run, LABELS)
            if not hits and (title := title_word(run, opens=False)) is not None:
                hits = [title]
            if parted := _parted_code(run, hits):
                fields.offer("number", page.found(parted, " ".join(one.text for one in parted)), 1)
                return
            last = hits[-1] if hits else None
            # "PURCHASE ORDER / BON DE COMMANDE"
            again = last is not None and last.end < len(run) and run[last.end].text == "/"
            if last is None or last.meaning not in _NUMBER_WORDS:
                continue
            apart = not (last.end == len(run) or again)
            if apart and not _is_set_apart(run[last.end :]):
                continue
            beside = None if apart else _code_beside(line, run)
            if beside is not None:
                fields.offer("number", page.found([beside], beside.text.strip("#:.,")), 1)
                return
            below = lines[at + 1 : at + 4]
            # Lines of a block beside it stand between.
            under = [
                one for one in lines[at + 1 : at + 9] if any(not _is_apart(each, run) for each in one.segments(0.9))
            ]
            # "PURCHASE ORDER - STOCK" over "No. 4711"
            found = _code_below(under[:4], line, run) or _code_behind_number(below[:1] if apart else below, line)
            if found is not None and not (apart and _is_apart([found], run)):
                fields.offer("number", page.found([found], found.text.strip("#:.,")), 1)
                return


def _is_set_apart(words: Sequence[Word]) -> bool:
    """Whether words behind a title only say which one: behind a dash or in brackets, without a figure."""
    said = "".join(one.text for one in words)
    dashed = words[0].text in {"-", "–", "—"} and len(words) > 1
    return (dashed or (said.startswith("(") and said.endswith(")"))) and not any(map(str.isdigit, said))


# G 26/72   EK 2026-114
_PARTED: Final = re.compile(r"(?![KC]W)[A-Z]{1,3} \d{1,6}[/-]\d{2,6}")


def _parted_code(run: Sequence[Word], hits: Sequence[Match]) -> list[Word]:
    """The number in two words behind the title, where nothing else stands there: "Bestellung G 26/72"."""
    if len(hits) != 1 or hits[0].start or hits[0].meaning not in _NUMBER_WORDS:
        return []
    rest = list(run[hits[0].end :])
    return rest if _PARTED.fullmatch(" ".join(one.text for one in rest)) else []


def _code_beside(line: Line, title: Sequence[Word]) -> Word | None:
    """The code that stands alone in the line of a title, at the right of it; behind "No." other values may follow."""
    after = [run for run in line.segments(0.9) if run[0].x0 > title[-1].x1]
    if after and len(after[0]) == _PAIR and _is_bare(after[0][0]):
        after = [after[0][1:]]
    if len(after) != 1 or len(after[0]) != 1:
        return None
    code = after[0][0]
    return code if _CODE.fullmatch(code.text) and not find_date(code.text) else None


_PAIR: Final = 2


def _code_below(lines: Sequence[Line], title: Line, over: Sequence[Word]) -> Word | None:
    bottom = title.y1
    asked = False
    edges = [one[0].x0 for one in title.segments(0.9)]
    for at, line in enumerate(lines):
        if line.y0 - bottom > 1.6 * title.height:
            return None
        for run in _at_edges(line, edges):
            if _is_apart(run, over):
                continue
            # The words that ask for it may be wrapped.
            below = [one for after in lines[at + 1 : at + 2] for one in after.segments(0.9) if not _is_apart(one, run)]
            asks = _asks_to_quote(run) or (len(run) > _PAIR and any(_asks_to_quote([*run, *one]) for one in below))
            wrapped = asked and not any(map(str.isdigit, "".join(one.text for one in run)))
            if asks or wrapped or all(key_of(one.text) in _STATES for one in run):
                # "(New)" or "Bestellnummer bitte stets angeben!" between title and number
                bottom, asked = line.y1, asked or asks
                break
            fits = len(run) == 1 and _CODE.fullmatch(run[0].text) and not find_date(run[0].text)
            own = with_stroke(run)
            return run[0] if fits else _joined(own, " ".join(one.text for one in own)) if own else None
    return None


def _is_apart(run: Sequence[Word], over: Sequence[Word]) -> bool:
    """Whether a run of words stands neither below nor above another one."""
    return run[0].x0 > over[-1].x1 + 4 or run[-1].x1 < over[0].x0 - 4


def _at_edges(line: Line, edges: Sequence[float]) -> Iterator[list[Word]]:
    """The runs of a line, cut where the titles above them begin: "EB2026-1  03.11.2026" below "Bestellung  Datum"."""
    for run in line.segments(0.9):
        coded = any(char.isdigit() for one in run for char in one.text)
        cuts = [at for at, one in enumerate(run) if at and coded and any(abs(one.x0 - edge) < _EDGE for edge in edges)]
        for start, stop in pairwise([0, *cuts, len(run)]):
            yield run[start:stop]


_EDGE: Final = 2.0
"""Points between left edges that are one."""


def _asks_to_quote(run: Sequence[Word]) -> bool:
    """Whether words ask to quote the number that they stand over."""
    said = {key_of(one.text).rstrip("!") for one in run}
    return not said.isdisjoint(_QUOTING) and not any(map(str.isdigit, "".join(one.text for one in run)))


_QUOTING: Final = frozenset(("angeben", "anzugeben", "angabe", "quote", "quoted", "state", "appear", "shown"))
_STATES: Final = frozenset(
    ("new", "neu", "copy", "kopie", "original", "duplicate", "duplikat", "open", "confirmed", "")
)


def _code_behind_number(lines: Sequence[Line], title: Line) -> Word | None:
    """The code behind a bare "Nr." or "No." that opens one of the lines right below the title."""
    for line in lines:
        if line.y0 - title.y1 > 1.6 * title.height:
            return None
        runs = line.segments(1.6)
        for at, run in enumerate(runs):
            words = [one for one in run if key_of(one.text) not in {"", "/"}]
            bare = 0
            while bare < len(words) and _is_bare(words[bare]):
                bare += 1
            # "Nr. / No.   30771"
            rest = words[bare:] or (runs[at + 1] if at + 1 < len(runs) else [])
            if bare and _PARTED.fullmatch(said := " ".join(one.text for one in rest)):
                return _joined(rest, said)
            if bare and (own := with_stroke(run[run.index(rest[0]) :] if words[bare:] else rest)):
                return _joined(own, " ".join(one.text for one in own))
            if bare and rest:
                code = rest[0].text.strip("#:.,;")
                return rest[0] if _CODE.fullmatch(code) and not find_date(code) else None
    return None


def _is_bare(word: Word) -> bool:
    """Whether a word says "number" and no more, in one language or in two: "Nr./No.:"."""
    return all(part in BARE_NUMBER for part in key_of(word.text).split("/"))


def _joined(words: Sequence[Word], text: str) -> Word:
    """Words as one: "MB 4471/86"."""
    return words[0]._replace(text=text, x1=words[-1].x1)
