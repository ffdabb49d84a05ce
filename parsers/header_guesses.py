"""The number and date of an order where no label names them: by their shape and by what stands near.

    Purchase Order        Freudenstadt, den 24.10.2026        Bestellung Nr. 4711 / 02.10.2026
    #019168

In: pages of words, the values found by their labels. Out: number and issue_date, at a rank below any label's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.asked_days import WEEKDAYS, asked_day, sentence_about
from parsers.asked_weeks import asked_week
from parsers.close_values import with_stroke
from parsers.days_ordered import day_ordered
from parsers.goal_days import day_in_goal
from parsers.header_labels import LABELS
from parsers.money_words import currency_in
from parsers.order_fields import Fields
from parsers.order_titles import title_word
from parsers.other_papers import dates_other_paper
from parsers.page_words import Line, Match, Page, Word, key_of, matches
from parsers.printed_values import find_date, is_month
from parsers.whose_accounts import account_with_reader
from parsers.wished_days import wished_day
from parsers.worded_titles import number_behind_words

_CODE: Final = re.compile(r"#?(?=\D*\d)(?=.{4})[A-Z0-9][A-Za-z0-9/_.-]{2,24}")
_BARE_NUMBER: Final = frozenset(("nr", "no", "nummer", "number", "num", "#"))
_NUMBER_WORDS: Final = frozenset(("number", "title", "number2"))


def guess_missing(fields: Fields, first: Page, used: set[int]) -> None:
    """Adds what no label told, from the page where the order begins, above its table."""
    above = list(_above_table(first, used))
    if account := account_with_reader(above):
        # "Account Ref NORDW01" beside it is the number of the reader in the books of the writer.
        fields.offer("customer_number", first.found(account), 9)
    if "number" not in fields.values and (ends := number_behind_words(above)) is not None:
        fields.offer("number", first.found([ends], ends.text.lstrip("#")), 1)
    if "number" not in fields.values:
        _number_below_title(fields, first, above)
    if "issue_date" not in fields.values:
        # A day to deliver by is not the day of the order.
        if "delivery_date" not in fields.values:
            _date_to_deliver_by(fields, first, above)
        if (given := day_ordered([line for line in first.lines if id(line) not in used], _date_in)) is not None:
            fields.offer("issue_date", first.found(*given), 0)
        _date_without_label(fields, first, above)
    if "delivery_date" not in fields.values:
        _guess_delivery(fields, first, above, [line for line in first.lines if id(line) not in used])
    if "currency" not in fields.values:
        _currency_of_prices(fields, first)


def _guess_delivery(fields: Fields, page: Page, above: Sequence[Line], outside: Sequence[Line]) -> None:
    """The day or week of delivery that sentences tell, or words that nobody knows as a label."""

    def read(words: Sequence[Word]) -> tuple[list[Word], str] | None:
        return _date_in(words) or _day_in(words[:2], fields)

    if (told := day_in_goal(outside, read)) is not None:
        fields.offer("delivery_date", told, 0)
    _date_to_deliver_by(fields, page, above)
    _date_to_deliver_by(fields, page, outside)
    asked = asked_day(outside, read)
    if asked is not None:
        fields.offer("delivery_date", page.found(*asked), 0)
    issued = find_date(fields.raw("issue_date"))
    day = issued[0] if issued is not None else None
    for wished in (wished_day(above, day), asked_week(outside, day)):
        if "delivery_date" not in fields.values and wished is not None:
            fields.offer("delivery_date", page.found(*wished), 0)


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


def _date_to_deliver_by(fields: Fields, page: Page, lines: Sequence[Line]) -> None:
    """The date in a sentence that asks to deliver by it: "... liefern Sie bis zum 06.10.2026"."""
    before: Line | None = None
    spoken: list[str] = []
    for row, line in enumerate(lines):
        keys = [key_of(one.text) for one in line.words]
        goes_on = before is not None and line.y0 - before.y1 < 0.9 * line.height and abs(line.x0 - before.x0) <= _SAME
        spoken = [*(spoken if goes_on else []), *keys][-_SPOKEN:]
        before = line
        if goes_on and len(spoken) > len(keys) and spoken[-len(keys) - 1] in _BY:
            # "... for delivery on" ends the line above.
            opening = next((at for at, key in enumerate(keys) if key not in _BEFORE_DATE), 0)
            near = line.words[opening : opening + 4]
            dated = _date_in(near) or _day_in(near[:2], fields)
            if dated is not None and dated[0][0] is line.words[opening] and _asks_to_deliver(spoken[: -len(keys)]):
                fields.offer("delivery_date", page.found(*dated), 0)
                return
        # "Invoice to be with us by 5 December"
        paper = any(one.startswith(_PAPERS) for one in keys)
        to_us = not paper and bool(_TO_US.intersection(pairwise(spoken)))
        delivering = to_us or any(one.startswith(_DELIVERING) for one in spoken)
        if not delivering and not _asks_for_goods(spoken):
            continue
        for at, key in enumerate(keys):
            # "Wir bestellen, eintreffend 05.11.2026:"
            told = key in _BY or key.startswith(_DELIVERING)
            if not told or _tells_other_day(line.words, at):
                continue
            start = at + 1
            while start < len(keys) and keys[start] in _BEFORE_DATE:
                start += 1
            if start == len(keys) or not (delivering or _LAST_DAY.intersection(keys[max(0, at - 2) : start])):
                continue
            near = _running_on(line, lines[row + 1 : row + 2])[start : start + 4]
            dated = _date_in(near) or _day_in(near[:2], fields)
            if dated is not None and dated[0][0] is line.words[start]:
                fields.offer("delivery_date", page.found(*dated), 0)
                return


def _asks_to_deliver(spoken: Sequence[str]) -> bool:
    """Whether words end in those that ask for a delivery and a "by", small words between: "Lieferung bitte bis"."""
    last = spoken[-_ASKED:]
    told = [one for one in last if one not in _BY and one not in _BETWEEN]
    return bool(told) and told[-1].startswith(_DELIVERING) and not any(one.startswith(_PAPERS) for one in last)


def _running_on(line: Line, below: Sequence[Line]) -> list[Word]:
    """The words of a line and those of the next one of its sentence: "bis zum 29." over "November 2026"."""
    near = [one for one in below if one.y0 - line.y1 < 0.9 * line.height and abs(one.x0 - line.x0) <= _SAME]
    return [*line.words, *(word for one in near for word in one.words)]


def _asks_for_goods(spoken: Sequence[str]) -> bool:
    """Whether a sentence asks for goods and for no paper: "Could we please have the following by 12 November"."""
    asks = any(one.startswith(_ASKING) for one in spoken)
    return asks and not any(one.startswith((*_PAPERS, *_SPEAKING)) for one in spoken)


def _tells_other_day(words: Sequence[Word], at: int) -> bool:
    """Whether what a line has of the sentence about a word speaks of a day that is none to deliver by."""
    start, end = sentence_about(words, at)
    keys = [key_of(one.text) for one in words]
    if any(one.startswith(_SPEAKING) for one in keys[start:end]):
        # "With reference to your quotation ... for delivery on 20/11/2026"
        return not any(one.startswith(_DELIVERING) for one in keys[at - 1 : at])
    # "Please deliver to the yard. Please confirm by 30 October."
    paper = any(one.startswith(_PAPERS) for one in keys[start:end])
    return paper and end - start < len(words) and not any(one.startswith(_DELIVERING) for one in keys[start:end])


_ASKING: Final = ("bestell", "order", "please", "bitte", "folgend", "following", "schick", "send")
_PAPERS: Final = (
    "bestatig", "auftragsbest", "confirm", "acknowledg", "offer", "rechnung", "invoice", "antwort", "reply", "ruckmeld",
    "ruckantwort", "bescheid", "let", "price", "preis", "avis", "cancel", "storn", "valid", "gultig",
)  # fmt: skip
"""What else may be asked for by a day."""
_ASKED: Final = 8
"""Words behind the one for a delivery at the end of a line, at most, with it."""
_BETWEEN: Final = frozenset(
    ("bitte", "please", "bei", "uns", "us", "to", "an", "at", "hier", "here", "later", "not", "no", "nicht", "spater",
     "als", "the", "or", "oder", "und", "and", "moglichst", "fix", "unbedingt", "erbeten", "latest", "dem", "den", "")
)  # fmt: skip
_LAST_DAY: Final = frozenset(("spatestens", "latest", "than", "langstens"))
_SAME: Final = 6.0
"""Points between left edges that are one."""
_SPOKEN: Final = 40
"""Words of a sentence that may stand before its date, on the lines above as well."""
_DELIVERING: Final = (
    "liefer", "anliefer", "deliver", "ship", "benotig", "erwart", "required", "need", "expect", "zustell", "eintreff",
    "brauchen", "anlief", "receive", "arriv", "supply", "reach", "ankomm", "ausliefer", "eintriff",
)  # fmt: skip
_TO_US: Final = frozenset((
    ("bei", "uns"), ("with", "us"), ("zu", "uns"), ("be", "here"), ("be", "left"), ("be", "brought"), ("be", "dropped"),
    ("hier", "sein"), ("da", "sein"), ("hier", "haben"), ("gern", "bis"), ("gerne", "bis"), ("gern", "am"),
    ("gerne", "am"),
))  # fmt: skip
"""Where goods shall be by a date: "... bis zum 7. Oktober bei uns sein"."""
_SPEAKING: Final = (
    "besproch",
    "vereinbar",
    "telefon",
    "angebot",
    "discuss",
    "agreed",
    "quot",
    "ordered",
    "zahl",
    "pay",
)
"""Words of sentences whose date is another one."""
_BY: Final = frozenset(("bis", "by", "until", "before", "spatestens", "am", "on", "zum", "for", "latest", "than"))
_BEFORE_DATE: Final = WEEKDAYS | {"zum", "the", "am", "or", "before", "spatestens", "latest", "by", "dem", "den", ""}


def _above_table(page: Page, used: set[int]) -> Iterator[Line]:
    for line in page.lines:
        if id(line) in used:
            return
        yield line


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
    return all(part in _BARE_NUMBER for part in key_of(word.text).split("/"))


def _joined(words: Sequence[Word], text: str) -> Word:
    """Words as one: "MB 4471/86"."""
    return words[0]._replace(text=text, x1=words[-1].x1)


def _date_without_label(fields: Fields, page: Page, lines: Sequence[Line]) -> None:
    """A date beside the order's number or in a sentence that orders; else the one date that nobody claims."""
    wanted = fields.raw("delivery_date")
    loose: list[tuple[list[Word], str]] = []
    for line in lines:
        for run in line.segments(2.5):
            if (named := _date_behind_number(run)) is not None:
                fields.offer("issue_date", page.found(*named), 0)
                return
            dated = _date_in(run)
            if dated is None or dated[1] == wanted or _is_labelled(run, dated[0][0]):
                continue
            if dates_other_paper(line, next(at for at, one in enumerate(line.words) if one is dated[0][0])):
                continue
            before = [key_of(one.text) for one in run if one.x1 <= dated[0][0].x0]
            if any(one.startswith(("bestell", "order", "purchase", "auftrag")) for one in before):
                fields.offer("issue_date", page.found(*dated), 0)
                return
            loose.append(dated)
    places = [one for one in loose if len(one[0]) <= 4]
    if places:
        fields.offer("issue_date", page.found(*places[0]), 0)


def _date_behind_number(run: Sequence[Word]) -> tuple[list[Word], str] | None:
    """The day in brackets behind the number of an order: "Bestellung #101566 (15.09.2026)"."""
    for at in range(1, len(run)):
        code = run[at - 1].text
        words = [one for one in run[: at - 1] if key_of(one.text) not in _BARE_NUMBER]
        if run[at].text[0] not in "([" or not any(map(str.isdigit, code)) or find_date(code) is not None or not words:
            continue
        title = key_of(words[-1].text)
        told = [one._replace(text=one.text.strip("()[]")) for one in run[at : at + 3]]
        dated = _date_in(told)
        if _OWN_TITLE.fullmatch(title) and dated is not None and dated[0][0] is told[0]:
            return dated
    return None


_OWN_TITLE: Final = re.compile(
    r"\w*(?:bestellung|bestellnummer|bestellnr|bestellid|auftrag|auftragsnr|order|orderno|orderid|po)"
)


def _date_in(run: Sequence[Word]) -> tuple[list[Word], str] | None:
    """The words that hold a date, and the date."""
    for start in range(len(run)):
        if not any(char.isalnum() for char in run[start].text):
            continue
        for size in (1, 2, 3):
            text = " ".join(one.text for one in run[start : start + size])
            found = find_date(text)
            if found is not None and text.startswith(found[1][:2]):
                longer = find_date(" ".join(one.text for one in run[start : start + size + 1]))
                if longer is None or longer[1] == found[1]:
                    return list(run[start : start + size]), found[1]
    return None


def _day_in(words: Sequence[Word], fields: Fields) -> tuple[list[Word], str] | None:
    """A day without its year, "7. Oktober", "07.10.": the next such day from the order's date on, with its year."""
    issued = find_date(fields.raw("issue_date") or "")
    told = " ".join(one.text for one in words)
    if issued is None or not words or not any(map(str.isdigit, told)):
        return None
    said = words[0].text.rstrip(_ENDS)
    if _DAY_AND_MONTH.fullmatch(said):
        taken, form = list(words[:1]), said + "{}"
    elif len(words) == _PAIR and any(
        _DAY.fullmatch(a.text) and is_month(b.text.rstrip(_ENDS + ".")) for a, b in (words, words[::-1])
    ):
        taken, form = list(words), told.rstrip(_ENDS + ".") + " {}"
    else:
        return None
    for year in (issued[0].year, issued[0].year + 1):
        day = find_date(form.format(year))
        if day is not None and day[0] >= issued[0]:
            return taken, day[1]
    return None


_ENDS: Final = ",;:)!"
"""What may close a part of a sentence right behind a day."""
_DAY_AND_MONTH: Final = re.compile(r"[0-3]?\d\.[01]?\d\.")
_DAY: Final = re.compile(r"[0-3]?\d(?:\.|st|nd|rd|th)?,?")


def _is_labelled(run: Sequence[Word], date: Word) -> bool:
    """Whether a label before the date says it is another date."""
    before = [one for one in run if one.x1 <= date.x0]
    hits = [hit for hit in matches(before, LABELS) if hit.meaning not in _NUMBER_WORDS]
    return any(hit.meaning in {"delivery_date", "other", "reference", "payment_terms", "note"} for hit in hits)
