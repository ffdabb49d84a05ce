"""What a paper's form is known by: the same for every order a sender prints with it, another for another form.

In: the table with the titles its lines were read under, the labels of number and date, the first page. Out: a
`PaperLayout`. A text layer counts as printed: each title with its role. A picture counts as understood: roles in their
order, each with the phrase of the vocabulary that stands nearest, because one letter in fifty is misread. Values, the
number of lines and the number of pages do not count.

    Pos | Artikel-Nr. | Bezeichnung | Menge | ME | Einzelpreis | Gesamt EUR
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from orderhub.document import PaperLayout
from parsers.column_titles import COLUMN_TITLES
from parsers.order_table import Table
from parsers.page_titles import Column, Header
from parsers.page_words import Page, key_of

LABELLED: Final = ("number", "issue_date")
"""Header values whose label counts: what every order has. A label that comes and goes would make two forms of one."""
_DIGIT: Final = re.compile(r"\d+")
_SIGN: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 300
"""Characters of the titles shown to people."""
_LIKE: Final = 0.75
"""Likeness from which on a recognised title is taken for a phrase of the vocabulary."""
_MEANING_ONLY: Final = frozenset(("other", "aside", "figures"))


def layout_of(table: Table, labels: Mapping[str, str], page: Page, *, fuzzy: bool) -> PaperLayout | None:
    """The form of a paper, None where it has no order lines. Without titles it is known by the roles that were found.

    `labels` are the labels of header values by name, `page` is the one where the table begins.
    """
    if not table.rows:
        return None
    headers = list(dict.fromkeys(row.header for row in table.rows if row.header is not None))
    tables = sorted({_table(one, fuzzy=fuzzy) for one in headers}) or ["-" + " ".join(sorted(table.kinds))]
    named = [f"{name}={_label(labels.get(name, ''), fuzzy=fuzzy)}" for name in LABELLED]
    shape = "wide" if page.width > page.height else "high"
    said = "\n".join(["picture" if fuzzy else "text", shape, *named, *tables])
    shown = " | ".join(_words(one) for header in headers[:1] for one in _columns(header))
    return PaperLayout(hashlib.sha256(said.encode()).hexdigest()[:16], shown[:_LONGEST])


def _columns(header: Header) -> list[Column]:
    return [*header.columns, *(header.second or ())]


def _table(header: Header, *, fuzzy: bool) -> str:
    titled = _recognised if fuzzy else _printed
    rows = [header.columns, *([header.second] if header.second else [])]
    return " / ".join(" ".join(f"{one.kind}:{titled(one)}" for one in row) for row in rows)


def _words(column: Column) -> str:
    return " ".join(one.text for one in column.words)


def _printed(column: Column) -> str:
    return _DIGIT.sub("0", "".join(key_of(one.text) for one in column.words))


def _recognised(column: Column) -> str:
    """The phrase of the vocabulary that a recognised title stands for, "" where none is near."""
    return "" if column.kind in _MEANING_ONLY else _nearest(column.kind, _printed(column))


def _label(key: str, *, fuzzy: bool) -> str:
    return _DIGIT.sub("0", key) if not fuzzy else "labelled" if key else ""


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(sorted({_SIGN.sub("", phrase) for phrase, meaning in COLUMN_TITLES.items() if meaning == kind}))


def _nearest(kind: str, title: str) -> str:
    plain = _SIGN.sub("", title)
    best, found = _LIKE, ""
    for phrase in _phrases(kind):
        if phrase == plain:
            return phrase
        matcher = SequenceMatcher(None, plain, phrase, autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (like := matcher.ratio()) > best:
            best, found = like, phrase
    return found
