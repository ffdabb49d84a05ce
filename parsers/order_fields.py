"""The header of an order: labelled values, and who it is from and for.

In: pages of words, the lines that belong to the table. Out: values by name as `Found` (number, issue_date, buyer_name,
delivery_street, ...). A value stands right of its label or below it. Addresses are blocks around a postal code; the
buyer is the letterhead or the one-line sender, never the block in the address window, which is us.

    Bestellnummer: 4500123      Bestell-Nr.   Datum        Müller GmbH · Königstr. 17 · 70173 Stuttgart
                                4500123       22.11.2026
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from orderhub.document import Found
from parsers.asked_papers import asks_for_paper
from parsers.bare_weeks import BARE_WEEK
from parsers.close_values import (
    bare_week,
    behind_label,
    cut_below,
    in_parts,
    is_in_bracket,
    is_lone_code,
    is_postcode,
    is_told_below,
    opens_heading,
)
from parsers.cut_dates import whole_date
from parsers.foreign_accounts import is_foreign, is_passing
from parsers.header_labels import LABELS
from parsers.house_names import is_ours
from parsers.label_tongues import in_tongues
from parsers.money_words import currency_in
from parsers.named_accounts import with_names
from parsers.named_readers import with_reader
from parsers.near_labels import part_neighbours
from parsers.numbers_to_state import TOLD, number_to_state
from parsers.order_titles import behind_signs, title_start, title_word
from parsers.other_papers import dates_other_paper, day_rank, is_beside_other, is_of_other, is_own_day, leads_to_other
from parsers.page_words import Line, Match, Page, Word, key_of, matches
from parsers.phrased_labels import ends_label_of_row, with_phrases
from parsers.plain_values import EMAIL, VAT, offer_plain
from parsers.printed_values import find_date, is_gtin, looks_numeric
from parsers.slashed_labels import with_slashed
from parsers.whose_accounts import before_bracket, whole_label
from parsers.wrapped_labels import on_one_line

_DATES: Final = frozenset(("issue_date", "delivery_date"))
_FREE: Final = frozenset(("payment_terms", "note", "reference"))
_SEPARATORS: Final = frozenset(("/", "|", "&"))
_SKIP: Final = frozenset(("", "nr", "no", "number", "nummer", "#", "num", "lautet", "ist", "is", "die", "="))
_PHONE: Final = re.compile(r"(?:\+|\(|0)[\d\s()/.–-]{5,24}\d")


class Fields:
    """Named values of the header; the first one found under the best label wins."""

    def __init__(self) -> None:
        self.values: dict[str, list[Found]] = {}
        self.labels: dict[str, str] = {}
        """The label that a value stands behind, as `key_of` writes it."""
        self._ranks: dict[str, int] = {}

    def offer(self, name: str, found: Found, rank: int = 0, label: str = "") -> None:
        """Take the value unless a better or earlier one stands. The house that is ordered from never buys."""
        if name == "buyer_name" and is_ours(found.raw):
            return
        if name not in self.values or rank > self._ranks[name]:
            self.labels[name] = label
            self.values[name] = [found]
            self._ranks[name] = rank

    def rank(self, name: str) -> int:
        """How well the label of the value says what it is; 0 for none."""
        return self._ranks.get(name, 0)

    def raw(self, name: str) -> str:
        """The first raw value, or ""."""
        found = self.values.get(name)
        return found[0].raw if found else ""


class _Text(NamedTuple):
    """The lines of a page outside the table, and the labels in each."""

    page: Page
    lines: list[Line]
    hits: list[list[Match]]
    first: bool
    """Whether it is the page where the order begins."""


def read_fields(pages: Sequence[Page], used: set[int], *, fuzzy: bool, first: Page | None = None) -> Fields:
    """Labelled values of the pages outside the table; the page where the order begins weighs most."""
    fields = Fields()
    for page in pages:
        lines = on_one_line(with_reader([line for line in page.lines if id(line) not in used]))
        hits = [_labels(line, fuzzy=fuzzy) for line in lines]
        text = _Text(page, lines, hits, page is (first or pages[0]))
        for at, found in enumerate(hits):
            for order in range(len(found)):
                _take(fields, text, at, order)
        if (stated := number_to_state(lines)) is not None:
            fields.offer("number", page.found(stated), TOLD)
    offer_plain(fields, pages, used)
    return fields


def _labels(line: Line, *, fuzzy: bool) -> list[Match]:
    """The labels of a line; "Bestellnummer/Datum" in one word is two of them."""
    hits: list[Match] = []
    parted = set[int]()
    start = 0
    for run in line.segments(1.6):
        # No label reaches over a gap: "Order Date      Date Required".
        told = in_tongues(run, LABELS)
        if not told or told[0].meaning not in _CAPTIONS:
            whole = matches(run, LABELS, fuzzy=fuzzy, longest=_LONGEST)
            told = part_neighbours(run, whole)
            parted |= {start + hit.start for hit in told if hit not in whole}
        hits += [hit._replace(start=hit.start + start, end=hit.end + start) for hit in with_phrases(run, told)]
        if not told and (title := title_word(run, opens=not start)) is not None:
            hits.append(title._replace(start=start, end=start + 1))
        if hits and hits[0].start == start + 1 and line.words[hits[0].start].text == "/":
            # "Aktenzeichen / Auftrags-Nr.": two names of one number, of which one is known
            hits[0] = hits[0]._replace(start=start)
        start += len(run)
    hits = [one for one in hits if one.meaning != "issue_date" or not is_of_other(line, one.start, one.end, one.key)]
    hits = with_names(line, [whole_label(line, hit) for hit in hits if not is_foreign(line, hit)])
    if len(hits) < _ROW or sum(hit.end - hit.start for hit in hits) < len(line.words):
        # A line of nothing but labels has a label in each, however near they stand.
        hits = [
            one for one in hits if one.start in parted or _stands_as_label(line, one) or ends_label_of_row(line, one)
        ]
    # "AT ONCE" is no label, "am 04.10.2026" is one.
    hits = [hit for hit in hits if hit.key not in _PREPOSITIONS or _opens_date(line.words[hit.end : hit.end + 4])]
    # "Liefertermin: KW 2": the week is its value. "kW" is a power.
    weeks = [hit for hit in hits if hit.key in {"kw", "cw"}]
    ends = {hit.end for hit in hits}
    hits = [hit for hit in hits if hit not in weeks or not (hit.start in ends or line.words[hit.start].text == "kW")]
    hits = [hit for hit in hits if hit.meaning != "delivery_date" or not asks_for_paper(line.words, hit.start, hit.end)]
    # "PO Box 61" is an address.
    hits = [hit for hit in hits if hit.meaning != "number" or key_of(" ".join(_after(line, hit))) != "box"]
    return with_slashed(line.words, hits)


def _after(line: Line, hit: Match) -> list[str]:
    """The word behind a label."""
    return [one.text for one in line.words[hit.end : hit.end + 1]]


_PREPOSITIONS: Final = frozenset(("at", "am", "on", "ab", "by", "bis", "zum"))
_ROW: Final = 3
_LONGEST: Final = 6
"""Words of a label at most: "Our a/c no. with you"."""


def _take(fields: Fields, text: _Text, at: int, order: int) -> None:
    """Offers the value of one label of line `at`, from beside it or below it."""
    line, hits = text.lines[at], text.hits[at]
    hit = hits[order]
    if hit.meaning == "other" or (hit.meaning, hit.key[-6:]) == ("issue_date", "latest"):
        return
    name = _NAMED.get(hit.meaning, hit.meaning)
    meant = is_own_day(line, hit.start, hit.key) and not (is_passing(line, hit) or is_beside_other(hits, order))
    rank = (_rank_of(hit) if meant else 0) * 2 + text.first
    start, last = _chain(line, hits, order)
    following = hits[last + 1] if last + 1 < len(hits) else None
    words = line.words[hits[last].end : following.start if following is not None else None]
    beside = [] if following is not None and not words else words
    label = line.words[hit.start : hit.end]
    if hit.meaning in _CAPTIONS and is_told_below(label, beside, text.lines[at + 1 : at + 4]):
        beside = []
    # One thing said in two languages, "Nummer / Numero", has one value, whatever it is parted by.
    alike = len({_NAMED.get(one.meaning, one.meaning) for one in hits[start : last + 1]}) == 1
    share = (0, 1) if alike else (order - start, last - start + 1)
    if _in_bracket(line, hit):
        beside = before_bracket(line.words, hit)
    found = _value(text.page, line.words[hits[last].start : hits[last].end], _share(beside, *share), hit.meaning)
    if found is None and hit.meaning in _CAPTIONS and last == order == start:
        found = _value_wrapped(text, at, hit, beside)
    if found is None and hit.meaning not in {"title", "note", "buyer_phone", "fax", "buyer_email"}:
        label = line.words[hits[start].start : hits[start].end] if last > start else label
        found = _value_below(text, at, label, hit.meaning, share)
        rank -= 1
        if found is None and hit.meaning in _CAPTIONS and last == start and not beside:
            found, rank = _value_above(text, at, label, hit.meaning), 0
    if found is not None:
        fields.offer(name, found, rank, hit.key)


_NAMED: Final = {"number2": "number", "title": "number"}


def _rank_of(hit: Match) -> int:
    """How well a label says what its value is: "Bestelldatum" better than "Datum", that better than "Druckdatum"."""
    if hit.meaning == "issue_date":
        return day_rank(hit.key)
    if hit.meaning in _OWNED and hit.key.startswith(_YOURS) and not hit.key.endswith(_FOR_US):
        # The number under which the reader keeps it, where the writer's own is told too.
        return _OWNED[hit.meaning]
    return {"number": 3, "title": 2, "number2": 1}.get(hit.meaning, 1)


_YOURS: Final = ("your", "ihre")
_FOR_US: Final = ("uns", "us")
_OWNED: Final = {"number": 1, "customer_number": 0}


def _chain(line: Line, hits: list[Match], order: int) -> tuple[int, int]:
    """The first and last of the labels that share one place: "Bestellnummer / Datum"."""

    def joined(before: Match, after: Match) -> bool:
        if before.start == after.start:
            return True
        between = line.words[before.end : after.start] or line.words[before.end - 1 : before.end]
        return all(one.text in {"/", "und", "and", "&", "|"} for one in between)

    start = last = order
    while start and joined(hits[start - 1], hits[start]):
        start -= 1
    while last + 1 < len(hits) and joined(hits[last], hits[last + 1]):
        last += 1
    return start, last


def _share(words: Sequence[Word], at: int, count: int) -> list[Word]:
    """The part of "005322 / 05.11.2026" that is meant for label `at` of `count`."""
    if count == 1:
        return list(words)
    parts: list[list[Word]] = [[]]
    alone = any(word.text in _SEPARATORS for word in words)
    for word in words:
        if word.text in _SEPARATORS:
            parts.append([])
        else:
            pieces = word.text.split("/") if not alone and word.text.count("/") == count - 1 else [word.text]
            for number, piece in enumerate(pieces):
                if number:
                    parts.append([])
                parts[-1].append(word._replace(text=piece))
    parts = [part for part in parts if part]
    return parts[at] if len(parts) >= count else list(words)


def _stands_as_label(line: Line, hit: Match) -> bool:
    """A label begins a run of words or ends with a colon; inside a sentence it is only a word."""
    last = line.words[hit.end - 1].text
    if last.endswith((":", "#")) or behind_signs(line, hit.start) == 0 or _in_bracket(line, hit):
        return True
    before = line.words[hit.start - 1]
    gap = line.words[hit.start].x0 - before.x1
    if hit.key in {"vom", "dated"}:
        return not dates_other_paper(line, hit.start)
    if hit.meaning in _OF_ORDER and before.text.endswith(":"):
        # "Betreff: Bestellung 4711-20"
        return True
    after = line.words[hit.end] if hit.end < len(line.words) else None
    told = next((one.text for one in line.words[hit.end : hit.end + _SAID] if key_of(one.text) not in _SKIP), "")
    if hit.meaning in _TOLD_IN_PROSE and _IN_PROSE.fullmatch(told):
        # "... am 12.10.2026 mit unserer Bestellnummer 4711-20 folgende Waren:", "(our account with you is 4711)"
        return find_date(told) is None
    if hit.meaning == "title" and title_start(line, hit) < hit.start:
        # "Parts order   12575"
        return True
    if hit.meaning == "title" and after is not None and _CLEAR_CODE.fullmatch(after.text):
        # "... sent a new Purchase Order PO711486"
        return True
    if hit.meaning == "delivery_date" and after is not None and _opens_date(line.words[hit.end : hit.end + 4]):
        # "... bestellen wir zur Lieferung bis 4. Dezember 2026:"
        return True
    colon = line.words[hit.end] if hit.end < len(line.words) and line.words[hit.end].text == ":" else None
    if colon is not None and hit.end + 1 < len(line.words):
        after = line.words[hit.end + 1]
    coded = after is not None and (any(map(str.isdigit, after.text)) or colon is not None)
    if coded and (any(map(str.isdigit, before.text)) or before.text == ":"):
        # "Datum 05.11.26 Kunde 4711" in running words
        return True
    return (
        gap > 0.8 * line.height
        or before.text in {"·", "|", "•", "-", "–", "/", ","}
        or before.text[-1:] in {",", "·", "|"}
    )


def _in_bracket(line: Line, hit: Match) -> bool:
    """Whether a label stands in a bracket behind its code: "4711 (our acct. with supplier)"."""
    return hit.meaning == "customer_number" and bool(before_bracket(line.words, hit))


_CLEAR_CODE: Final = re.compile(r"(?=[A-Z]+\W?\d)(?=(?:\D*\d){4})[A-Z\d/-]{5,24}[.,]?")
"""Letters, then four figures or more: nothing but a number."""
_OF_ORDER: Final = frozenset(("number", "number2", "title"))
_TOLD_IN_PROSE: Final = frozenset(("number", "customer_number"))
_SAID: Final = 3
"""Words behind a label among which its value stands in a sentence."""
_IN_PROSE: Final = re.compile(r"(?=\D*\d)[\w./-]{4,30}[)\],;.]*")


def _opens_date(words: Sequence[Word]) -> bool:
    """Whether words begin with a whole date."""
    said = " ".join(one.text for one in words)
    found = find_date(said)
    return found is not None and said.startswith(found[1])


def _value(page: Page, label: Sequence[Word], words: Sequence[Word], meaning: str) -> Found | None:
    """The value among the words right of a label, checked by what it should be."""
    words = behind_label(label, words) if meaning in _CAPTIONS else list(words)
    named = meaning == "title" and bool(words) and key_of(words[0].text) in {"nr", "no", "nummer", "number"}
    while words and (key_of(words[0].text).strip("=~<>»«+") in _SKIP or key_of(words[0].text) == "%"):
        words.pop(0)
    # "Bestellung                    Nr. 4711": the word for a number tells of what the title is one.
    far = 0.9 if named else 0.2 if meaning == "title" and not is_lone_code(words) else 0.45
    if not words or words[0].x0 - label[-1].x1 > far * page.width:
        return None
    if meaning in _DATES:
        if leads_to_other(words, wanted=meaning == "delivery_date"):
            return None
        week = _week(page, words) if _says_week(label) else None
        return _dated(page, words) or week or (bare_week(page, words) if meaning == "delivery_date" else None)
    if meaning == "buyer_vat_id":
        match = VAT.search(" ".join(one.text for one in words))
        return page.found(words[:3], match[1]) if match else None
    if meaning == "buyer_email":
        match = EMAIL.search(words[0].text)
        return page.found(words[:1], match[0]) if match else None
    if meaning in {"buyer_phone", "fax"}:
        return _phone(page, words)
    if meaning == "currency":
        return currency_in(page, words)
    if meaning in _FREE and meaning != "reference":
        return page.found(_run(words))
    return _code(page, words, meaning)


def _run(words: Sequence[Word]) -> list[Word]:
    """The words up to a wide gap."""
    run = [words[0]]
    for word in words[1:]:
        if word.x0 - run[-1].x1 > 2.5 * (word.y1 - word.y0):
            break
        run.append(word)
    return run


def _dated(page: Page, words: Sequence[Word]) -> Found | None:
    """The date among the words, behind a few words without digits: "ca. Tag 12.10.2026"."""
    for _ in range(3):
        dated = _opens_date(words[:3]) or find_date(_said(words[:5])[:12])
        if len(words) > 1 and words[0].text.rstrip(".,:").isalpha() and not dated:
            words = words[1:]
    for size in range(1, min(len(words), 5) + 1):
        text = " ".join(one.text for one in words[:size])
        found = find_date(text)
        longer = find_date(" ".join(one.text for one in words[: size + 1]))
        if found is not None and (longer is None or longer[1] == found[1]):
            return page.found(words[:size], found[1])
    return None


def _says_week(label: Sequence[Word]) -> bool:
    key = "".join(key_of(one.text) for one in label)
    return key.endswith(("woche", "kw", "week"))


def _week(page: Page, words: Sequence[Word]) -> Found | None:
    """A week behind a label that says it is one: "48/2026"."""
    match = re.fullmatch(r"(\d{1,2})(?:\s?/\s?(\d{4}|\d{2}))?", words[0].text.rstrip(",;"))
    if match is None:
        return None
    said = f"KW {match[1]}/{match[2]}" if match[2] else f"KW {match[1]}"
    return page.found(words[:1], said) if find_date(said) or BARE_WEEK.fullmatch(said) else None


def _said(words: Sequence[Word]) -> str:
    return " ".join(one.text for one in words)


def _phone(page: Page, words: Sequence[Word]) -> Found | None:
    taken: list[Word] = []
    for word in words[:8]:
        if not re.fullmatch(r"[+\d()/.\s–-]+[,;]?", word.text):
            break
        taken.append(word)
    if not taken:
        return None
    match = _PHONE.search(" ".join(one.text for one in taken))
    return page.found(taken, match[0].strip()) if match else None


_LETTERED: Final = re.compile(r"(?![KC]W)[A-Z]{1,3} \d{2,4}[/-]\d{1,6}")


def _code(page: Page, words: Sequence[Word], meaning: str) -> Found | None:
    """A number or code: holds a digit, is no date and no amount of money."""
    first = words[0]
    text = first.text.strip(":,;.()[]").removeprefix("#")
    # "4700:BAGF-W3" tells where an electronic invoice goes.
    if is_postcode(words) or (meaning == "number2" and ":" in text):
        return None
    lettered = _LETTERED.fullmatch(" ".join(one.text for one in words)) if meaning == "title" else None
    if lettered is not None and words[1].x0 - first.x1 < 0.75 * (first.y1 - first.y0):
        # "Bestellung G 26/72"
        return page.found(words, lettered[0])
    if meaning in _OF_ORDER and (parted := in_parts(_run(words))):
        return page.found(parted, " ".join(one.text for one in parted))
    if meaning == "title" and (
        len(text) < 3 or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9/_.-]*\d[A-Za-z0-9/_.-]*", text)
    ):
        return None
    joined = [first]
    # "BE 158092/20" and "PO - 4711": letters or a dash, then the digits, with a plain blank between.
    for word in words[1:3]:
        near = word.x0 - joined[-1].x1 < 0.75 * (first.y1 - first.y0)
        if any(char.isdigit() for char in text) or not near or not re.fullmatch(r"[A-Z]{1,5}-?|-", joined[-1].text):
            break
        joined.append(word)
        text = " ".join(one.text for one in joined).strip(":,;.()")
    if meaning == "reference" and not any(char.isdigit() for char in text):
        run = _run(words)
        return page.found(run) if len(run) <= 6 and not looks_numeric(run[0].text) else None
    if not any(char.isdigit() for char in text) or len(text) > 40 or find_date(text) or opens_heading(words):
        return None
    if meaning == "buyer_gln" and not is_gtin(text):
        return None
    return page.found(joined, text)


def _value_below(text: _Text, at: int, label: Sequence[Word], meaning: str, share: tuple[int, int]) -> Found | None:
    """The value in one of the next two lines under the label, or the share of it that is meant."""
    lines, hits = text.lines, text.hits
    left, right = label[0].x0, max(one.x1 for one in label)
    height, bottom, asides = label[0].y1 - label[0].y0, lines[at].y1, False
    for below in range(at + 1, min(at + 5, len(lines))):
        line = lines[below]
        if line.y0 - bottom > 2.2 * height:
            return None
        runs = [
            run
            for run in line.segments(0.9)
            if run[0].x0 < right + 4 and run[-1].x1 > left - 4 and run[0].x0 > left - 40
        ]
        # A run that begins under the label before this one holds the value of that as well.
        if not [run for run in runs if run[0].x1 > left] and (cut := cut_below(lines[at], hits[at], label, line)):
            runs = [cut]
        if not runs:
            continue
        if is_in_bracket(runs[0], opened=asides):
            # "Kundennummer" over "(unsere Nr. bei Ihnen)"
            bottom, asides = line.y1, True
            continue
        run = whole_date(min(runs, key=lambda one: abs(one[0].x0 - left)), lines[below + 1 : below + 3])
        labelled = {id(word) for hit in hits[below] for word in line.words[hit.start : hit.end]}
        if id(run[0]) in labelled and not (meaning == "delivery_date" and bare_week(text.page, run)):
            return None
        return _value(text.page, [run[0]], _share(run, *share), meaning)
    return None


def _value_wrapped(text: _Text, at: int, hit: Match, beside: Sequence[Word]) -> Found | None:
    """The value in running text that goes on in the next line: "Our account with you:" over "BRO833"."""
    line = text.lines[at]
    following = [one for one in text.lines[at + 1 : at + 4] if one.y0 - line.y1 <= 0.9 * line.height]
    # Words may overlap, and the last of them end before another.
    run = next((one for one in line.segments(1.6) if one[-1].x1 >= line.words[hit.end - 1].x1), line.words)
    beside = [one for one in beside if one.x1 <= run[-1].x1]
    spoken = run[0].x0 < line.words[hit.start].x0 and (beside or line.words[hit.end - 1].text.endswith(":"))
    ends = run[-1] is (beside[-1] if beside else line.words[hit.end - 1])
    if not spoken or not ends:
        return None
    # What stands beside may be set a little lower.
    runs = (each for one in following for each in one.segments(1.6))
    below = next((one for one in runs if abs(one[0].x0 - run[0].x0) <= _EDGE), None)
    if below is None or (beside and hit.meaning not in _DATES):
        return None
    words = [*beside, *below]
    return _value(text.page, words[:1], words, hit.meaning)


_EDGE: Final = 4.0
"""Points between left edges that are one."""


def _value_above(text: _Text, at: int, label: Sequence[Word], meaning: str) -> Found | None:
    """The value over its label, where labels stand below their values like captions."""
    line = text.lines[at - 1] if at else text.lines[0]
    height = label[0].y1 - label[0].y0
    if not at or text.hits[at - 1] or not 0 <= label[0].y0 - line.y1 < 1.2 * height:
        return None
    runs = [run for run in line.segments(1.6) if abs(run[0].x0 - label[0].x0) < 0.6 * height]
    return _value(text.page, runs[0][:1], runs[0], meaning) if len(runs) == 1 and len(text.hits[at]) > 1 else None


_CAPTIONS: Final = frozenset(("number", "number2", "customer_number", "issue_date", "delivery_date"))
