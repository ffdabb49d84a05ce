"""Words on upright pages: the one shape in which the text layer of a PDF and the recognised fax reach the extractor.

Geometry is in points of the upright page, origin top left. A `Found` made here carries its box in ten-thousandths of
the page, so that it fits on a picture of any size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from orderhub.document import Box, Found, Where
from orderhub.sheet import Lie, Sheet, Word, lines_of
from parsers.box_numbers import without_counters
from parsers.broken_counts import with_whole_counts
from parsers.page_sidebar import apart
from parsers.parted_cents import with_cents
from parsers.picture_places import without_pictures
from parsers.ruled_words import without_rules

__all__ = [
    "CHAR_LIMIT",
    "PAGE_LIMIT",
    "Line",
    "Match",
    "Page",
    "Vocabulary",
    "Word",
    "key_of",
    "letters_apart",
    "looks",
    "matches",
    "split_labels",
    "vocabulary",
    "without_running_lines",
]
PAGE_LIMIT: Final = 100
CHAR_LIMIT: Final = 50_000
"""Characters a page."""
CROSSED: Final = 490
"""Confidence, per mille, of a word at most that lost a part: no vote of several readings makes it sure."""


OTHER_ENGINE: Final = "tesseract"
"""Says who read a value that the second engine alone read, and arithmetic proved."""
BOTH_ENGINES: Final = "rapidocr+tesseract"
"""Says that two engines read a value alike that was in doubt."""
RECOGNISED: Final = frozenset(("rapidocr", OTHER_ENGINE, BOTH_ENGINES))


class Mark(NamedTuple):
    """Ink that no printed word explains, in points of the level page: a stroke of the pen, a stamp."""

    x0: float
    y0: float
    x1: float
    y1: float
    strikes: bool = False
    """Whether it runs level through the middle of words."""


class Line:
    """Words on one baseline, left to right."""

    __slots__ = ("page", "words", "x0", "x1", "y0", "y1")

    def __init__(self, page: Page, words: list[Word]) -> None:
        self.page = page
        self.words = words
        self.x0 = words[0].x0
        self.x1 = max([one[3] for one in words])
        self.y0 = min([one[2] for one in words])
        self.y1 = max([one[4] for one in words])

    @property
    def height(self) -> float:
        """Height of the line, points."""
        return self.y1 - self.y0

    @property
    def text(self) -> str:
        """The words with one blank between."""
        return " ".join([one[0] for one in self.words])

    def segments(self, gap: float = 1.6) -> list[list[Word]]:
        """The words in runs without a gap wider than `gap` line heights."""
        first, *others = self.words
        run = [first]
        runs = [run]
        limit, end = gap * (self.y1 - self.y0), first[3]
        for word in others:
            if word[1] - end > limit:
                run = []
                runs.append(run)
            run.append(word)
            end = word[3]
        return runs


class Page:
    """One upright page. `engine` says who read the words: "text-layer" or "rapidocr"."""

    def __init__(self, number: int, width: float, height: float, words: list[Word], engine: str) -> None:
        self.number = number
        self.width = max(width, 1.0)
        self.height = max(height, 1.0)
        self.words = words
        self.engine = engine
        self.lean = 0.0
        """Degrees clockwise by which the picture leans; the words lie on the levelled page."""
        self.turned = 0
        """Quarter turns clockwise from the picture to the words, where recognition had to turn the page."""
        self.whole = True
        """Whether there was time to recognise all of it."""
        self.marks: list[Mark] = []
        """What hands and stamps left on a recognised page."""
        self.cut: set[str] = set()
        """left, right, bottom: edges at which letters of a recognised page end in the middle."""
        self.ruined = False
        """Whether a recognised page is so dirty that no two of its figures can be told apart for sure."""
        self.second: Callable[[Sequence[Word]], Iterable[str]] | None = None
        """Reads the place of some words again by itself, in several ways, where the page was recognised."""
        self.other: Callable[[Sequence[Word]], Iterable[str]] | None = None
        """Reads the place of some words with a second engine, in several ways, where there is one."""
        printed = engine == "text-layer"
        rows = lines_of(without_rules(without_pictures(words, lines_of))) if printed else lines_of(words)
        rows = with_cents(with_whole_counts(without_counters(rows))) if printed else rows
        self.lines = [
            Line(self, _unspaced(row, printed=printed))
            for row in (apart(rows, self.width, self.height) if printed else rows)
        ]

    def box(self, words: Sequence[Word]) -> Box:
        """The union of the words' boxes in ten-thousandths."""
        return Lie(self.width, self.height, self.lean, self.turned).box(words)

    def as_sheet(self) -> Sheet:
        """The page as it travels with the extract."""
        return Sheet(self.number, Lie(self.width, self.height, self.lean, self.turned), self.words, self.engine)

    def where(self, words: Sequence[Word]) -> Where:
        """The place of the words."""
        return Where(page=self.number, box=self.box(words))

    def found(self, words: Sequence[Word], raw: str | None = None, confidence: int | None = None) -> Found:
        """The words as a value; `raw` where only a part of them, or a cleaned reading, is meant."""
        if confidence is None:
            confidence = words[0].confidence if len(words) == 1 else min([one.confidence for one in words])
        if raw is None:
            raw = words[0].text if len(words) == 1 else " ".join([one.text for one in words])
        return Found(raw, Where(page=self.number, box=self.box(words)), confidence, self.engine)


_SPACED: Final = 4
"""Single letters in a row from which on they are one word: B E S T E L L U N G."""
_SAME_SIZE: Final = 0.1
"""Share of their height by which letters of one size differ at most."""
_SLACK: Final = 0.05
_TIGHT: Final = 0.2
"""Gap in line heights below which no blank was printed: letters set apart, as style sheets do."""


def _unspaced(row: list[Word], *, printed: bool) -> list[Word]:
    """The words of a line, with words of spaced letters joined: those as far apart as their letters are.

    Not `printed`, but recognised, places are too rough to tell how far letters are apart.
    """
    singles = sum(1 for one in row if len(one.text) == 1)
    if singles < 2:
        return row
    gaps = sorted(
        [(word.x0 - before.x1) / max(word.y1 - word.y0, 0.1) for before, word in pairwise(row)
         if len(before.text) == 1 or len(word.text) == 1]
    )  # fmt: skip
    near = [gap for gap in gaps if gap < 0.9]
    usual = near[len(near) // 2] if near else 1.0
    # Signs stand alone in any print: "SHIP TO / BILL TO" in narrow letters has blanks as small.
    lettered = sum(1 for one in row if len(one.text) == 1 and one.text.isalpha()) > 1
    tight = printed and lettered and len(near) > 1 and usual < _TIGHT and not _has_blanks(row, usual)
    if singles < _SPACED and not tight:
        return row
    reach = min(usual + 0.08 if tight else max(1.7 * usual, 0.35) if printed else 0.9, 0.9)
    spelled = [one for one in _runs(row, reach, _is_part) if _is_spelled(one)] if printed else []
    if spelled:
        # Beside a spelled word so are shorter ones and figures of its size: "W e r k  d e r  S t a d t  N r .  2 6".
        longest = max(spelled, key=len)[0]
        size = longest.y1 - longest.y0
        runs = _runs(row, reach, lambda one: _is_part(one) or (len(one.text) == 1 and _is_of_size(one, size)))
        return [one for run in runs for one in (_whole(run) if 2 * _lone(run) > len(run) > 1 else run)]
    runs = _runs(row, reach, lambda one: _is_spaced(one.text, tight))
    return [one for run in runs for one in (run if len(run) < (2 if tight else _SPACED) else _whole(run))]


def _has_blanks(row: Sequence[Word], usual: float) -> bool:
    """Whether words that are no pieces of a spelled one stand as near: "Decksleuchte 24 V DC 50 W, mit Leitung"."""
    return any(
        word.x0 - before.x1 < (usual + _SLACK) * (word.y1 - word.y0)
        for before, word in pairwise(row)
        if all(len(one.text) > 1 and not one.text.isupper() for one in (before, word))
    )


def _runs(row: Sequence[Word], reach: float, fits: Callable[[Word], bool]) -> list[list[Word]]:
    """The words of a line, those together that fit and stand no farther apart than `reach` line heights."""
    runs: list[list[Word]] = []
    for word in row:
        before = runs[-1][-1] if runs else None
        joins = before is not None and -0.2 < (word.x0 - before.x1) / max(word.y1 - word.y0, 0.1) < reach
        if joins and before is not None and fits(before) and fits(word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _whole(run: list[Word]) -> list[Word]:
    """A run of words as one."""
    text, sure = "".join(one.text for one in run), min(one.confidence for one in run)
    return [Word(text, run[0].x0, min(one.y0 for one in run), run[-1].x1, max(one.y1 for one in run), sure)]


def _is_part(word: Word) -> bool:
    """Whether a word may be a letter, a sign or, where these are kerned, some of one that is spelled: "Va"."""
    return len(word.text) <= _KERNED and not any(map(str.isdigit, word.text))


def _is_of_size(word: Word, size: float) -> bool:
    return abs(word.y1 - word.y0 - size) < _SAME_SIZE * size


def _is_spelled(run: list[Word]) -> bool:
    """Whether a run is one word letter by letter, with its signs and what is kerned: "C o m b e - Va r i n"."""
    letters = sum(1 for one in run if len(one.text) == 1 and one.text.isalpha())
    return letters >= max(_SPACED, _MOSTLY * len(run))


def _lone(run: list[Word]) -> int:
    return sum(1 for one in run if len(one.text) == 1)


_KERNED: Final = 3
_MOSTLY: Final = 0.7


def _is_spaced(text: str, tight: bool) -> bool:  # noqa: FBT001 -- how the line is set
    """Whether a word may be a part of one whose letters are set apart: one letter, or capitals with their points."""
    if tight:
        # "%" ends what it stands in: "(VAT 0 %)  EUR".
        plain = "%" not in text and not any(map(str.isdigit, text))
        return plain and (text.isupper() or not any(map(str.isalpha, text)))
    return len(text) == 1 and text.isalpha()


_FOLD: Final = str.maketrans(
    {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "à": "a", "ï": "i"}
    | dict.fromkeys(".:;,*()[]<>-–—_'\"|\\·•", None)
)


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """A word for looking up in a vocabulary: no case, no umlaut dots, no punctuation but / # % &."""
    return text.casefold().translate(_FOLD)


class Match(NamedTuple):
    """A phrase of a vocabulary found in a line: words[start:end]."""

    start: int
    end: int
    meaning: str
    key: str


class Vocabulary(dict[str, str]):
    """Phrase without blanks, by `key_of`, -> what it means."""

    beginnings: frozenset[str]
    """What a phrase may begin with, the whole phrase included: most words of a page begin none."""
    long_phrases: dict[int, list[tuple[str, str, int, int]]]
    """By the letters of a misread word the phrases it may be meant for: phrase, meaning, wrong letters at most, its
    letters as bits."""
    alike: dict[str, set[str]]
    """What long phrases mean, by how they look on a poor copy."""
    asked: dict[str, str | None]
    """What misread words were found to mean."""
    may_start: Callable[[str], bool]
    """Whether a phrase may begin with a word, given by its key."""
    meaning_of: Callable[[str], str | None]
    """What a phrase without blanks means: `get`, remembered where it has to be found out."""

    def remember(self) -> None:
        """To be called when `beginnings` are known: `may_start` and `meaning_of` answer most words from memory."""
        self.may_start = lru_cache(maxsize=8192)(self._may_start)
        self.meaning_of = self.get

    def _may_start(self, key: str) -> bool:
        return bool(key) and (key in self.beginnings or "/" in key)


def vocabulary(meanings: dict[str, str]) -> Vocabulary:
    """From meaning -> phrases separated by blanks (each already folded) to the look-up table."""
    known = Vocabulary({phrase: meaning for meaning, phrases in meanings.items() for phrase in phrases.split()})
    known.beginnings = frozenset(phrase[:end] for phrase in known for end in range(1, len(phrase) + 1))
    known.long_phrases, known.alike = {}, {}
    for phrase, meaning in known.items():
        size = len(phrase)
        if size >= _LONG:
            most = max(1, min(3, size // 3 - 1))
            for length in range(size - most, size + most + 1):
                known.long_phrases.setdefault(length, []).append((phrase, meaning, most, _letters(phrase)))
        if size >= _LOOKS_LONG:
            known.alike.setdefault(looks(phrase), set()).add(meaning)
    known.asked = {}
    known.remember()
    return known


def matches(words: Sequence[Word], known: Vocabulary, *, fuzzy: bool = False, longest: int = 4) -> list[Match]:
    """All phrases of `known` in the line, longest first, not overlapping. `fuzzy`: one wrong letter in six or more."""
    keys = [key_of(one[0]) for one in words]
    found: list[Match] = []
    after = 0
    if fuzzy:
        starts = [at for at, key in enumerate(keys) if key]
    else:
        may_start = known.may_start
        starts = [at for at, key in enumerate(keys) if may_start(key)]
    for at in starts:
        if at < after:
            continue
        hit = _match_at(keys, at, known, fuzzy=fuzzy, longest=_run_end(words, at, longest) - at)
        if hit is not None:
            found.append(hit)
            after = hit.end
    return found


_FAR: Final = 2.5
"""Line heights between words that are no longer one phrase."""


def _run_end(words: Sequence[Word], at: int, longest: int) -> int:
    """The first word after `at` that stands apart, or is one too many: "Date   Required by" are two phrases."""
    end, stop = at + 1, min(len(words), at + longest)
    if end < stop:
        _, _, y0, x1, y1, _ = words[at]
        far = _FAR * (y1 - y0)
        while end < stop and words[end][1] - x1 < far:
            x1 = words[end][3]
            end += 1
    return end


def _match_at(keys: list[str], at: int, known: Vocabulary, *, fuzzy: bool, longest: int) -> Match | None:
    """The longest phrase that begins at a word; misread ones only where no phrase is met exactly."""
    ends = [end for end in range(min(len(keys), at + longest), at, -1) if end == at + 1 or keys[end - 1]]
    meaning_of = known.meaning_of
    for end in ends:
        joined = "".join(keys[at:end])
        meaning = meaning_of(joined)
        if meaning is None and "/" in joined:
            meaning = meaning_of(joined.replace("/", ""))
        if meaning is not None:
            return Match(at, end, meaning, joined)
    for end in ends if fuzzy else ():
        joined = _AMONG_LETTERS.sub(lambda digit: _LETTER_OF[digit[0]], "".join(keys[at:end]))
        if 5 <= len(joined) <= 30 and not any(char.isdigit() for char in joined):
            meaning = known.get(joined) or _near(joined, known)
            if meaning is not None:
                return Match(at, end, meaning, joined)
    return None


_LETTER_OF: Final = {"0": "o", "1": "l", "5": "s"}
_AMONG_LETTERS: Final = re.compile("(?<=[a-z])[015](?=[a-z])")
"""Bestel1ung: a figure between letters is a letter that was misread."""


def _near(joined: str, known: Vocabulary) -> str | None:
    """The meaning of the nearest phrase: one wrong letter in five, two in nine, three in twelve."""
    if joined in known.asked:
        return known.asked[joined]
    letters = _letters(joined)
    best: tuple[int, str] | None = None
    for phrase, meaning, most, its_letters in known.long_phrases.get(len(joined), ()):
        # A wrong letter takes one away and puts one there: by their letters alone most phrases are too far off.
        if (letters ^ its_letters).bit_count() > 2 * most:
            continue
        apart = letters_apart(joined, phrase, most)
        if apart <= most and (best is None or apart < best[0]):
            best = (apart, meaning)
    if len(known.asked) >= _ASKED:
        known.asked.clear()
    known.asked[joined] = found = best[1] if best is not None else _alike(joined, known)
    return found


def _alike(joined: str, known: Vocabulary) -> str | None:
    """The meaning of a phrase that looks the same on a poor copy, whatever was misread: beloqnr, belegnr."""
    meanings = known.alike.get(looks(joined), ())
    return next(iter(meanings)) if len(meanings) == 1 else None


_LONG: Final = 5
"""Letters from which a phrase may be misread and is still known."""
_LOOKS_LONG: Final = 6
_LOOKS: Final = str.maketrans("ocq09itjf1huv58", "eegeglllllbnysb")


@lru_cache(maxsize=8192)
def looks(key: str) -> str:
    """A key with one letter for all that poor print makes of one another."""
    return key.translate(_LOOKS)


_ASKED: Final = 8192
"""Answers that a vocabulary remembers."""


def _letters(text: str) -> int:
    """Which characters occur, as bits; two that share a bit only make words look nearer."""
    bits = 0
    for char in text:
        bits |= 1 << (ord(char) & 63)
    return bits


def letters_apart(one: str, other: str, most: int) -> int:
    """Letters to change, add or take away between two words; `most` + 1 where it is more than that."""
    return Levenshtein.distance(one, other, score_cutoff=most)


# Datum:22.11.2026 and Bestell-Nr.:4711 stand without a blank; 08:14 and http://... stay whole.
_GLUED_LABEL: Final = re.compile(r"^([^\d:]*[A-Za-zÄÖÜäöüß.)]:)([^/].*)$")


def split_labels(words: Iterable[Word]) -> list[Word]:
    """Words with a label glued to its value become two; the box is shared by letter count."""
    split: list[Word] = []
    for word in words:
        glued = _GLUED_LABEL.match(word[0]) if ":" in word[0][:-1] else None
        if glued is None:
            split.append(word)
            continue
        cut = word.x0 + (word.x1 - word.x0) * len(glued[1]) / len(word.text)
        split.append(Word(glued[1], word.x0, word.y0, cut, word.y1, word.confidence))
        split.append(Word(glued[2], cut, word.y0, word.x1, word.y1, word.confidence))
    return split


def without_running_lines(pages: Sequence[Page], titles: Sequence[int | None]) -> list[list[Line]]:
    """Each page's lines without the head and foot that recur at the same height on another page.

    Only runs from the page's upper and lower edge go: inside the table equal lines at one height are order lines. The
    head of the first page stays: it tells the buyer. `titles` are the places of each page's column titles among its
    lines: nothing goes from there on but the foot.
    """
    if len(pages) < 2:
        return [page.lines for page in pages]
    seen: dict[tuple[str, int], int] = {}
    for page in pages:
        for mark in {_mark(line) for line in page.lines}:
            seen[mark] = seen.get(mark, 0) + 1
    heads = [0, *(len(page.lines) if at is None else at for page, at in zip(pages[1:], titles[1:], strict=True))]
    return [_body(page.lines, seen, head) for page, head in zip(pages, heads, strict=True)]


def _body(lines: list[Line], seen: dict[tuple[str, int], int], head: int) -> list[Line]:
    start, end = 0, len(lines)
    while start < head and seen[_mark(lines[start])] > 1:
        start += 1
    while end > start and seen[_mark(lines[end - 1])] > 1 and lines[end - 1].y0 > 0.85 * lines[end - 1].page.height:
        end -= 1
    return lines[start:end]


_PAGE_WORDS: Final = frozenset(("seite", "page", "blatt", "sheet", "s", "p", "pag", "von", "of"))


def _mark(line: Line) -> tuple[str, int]:
    """The line and its height; the number of the page does not tell lines apart, any other number does."""
    text = line.text
    if any(key_of(word.text) in _PAGE_WORDS for word in line.words):
        text = re.sub(r"\d+", "0", text)
    return text, round(line.y0 / 3)
