"""The day of the order that no label names: told with who ordered, in brackets behind the number, or alone.

    Ordered by J. Hill (Bar Manager) on 20 Oct 2026 at 16:22         Bestellung #101566 (15.09.2026)
    Diese Bestellung wurde am 20.10.2026 von Frau Kern erfasst.      Freudenstadt, den 24.10.2026

In: lines outside the table. Out: the words of the day, and the day. What is only made or entered is said to be an
order: the maker of a form stands at its foot too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.other_papers import dates_other_paper
from parsers.page_words import Line, Word, key_of, matches
from parsers.printed_values import find_date
from parsers.sentences import NEAR, OFFERING, Day, date_in, days_in, keys_of, run_under, speak_of

# --- a phrase that tells who ordered, and when -----------------------------------------------------------------------

_APART: Final = 1.6
"""Line heights between words of two runs, at least."""
_MOST: Final = 12
"""Words between the one for ordering and the day, at most."""
_ORDERED: Final = frozenset(("ordered", "bestellt", "raised", "placed", "beauftragt", "geordert", "ausgelost"))
_MADE: Final = _ORDERED | frozenset(
    ("created", "entered", "submitted", "sent", "issued", "generated", "keyed", "made", "given", "transmitted",
     "erfasst", "erstellt", "angelegt", "aufgegeben", "erteilt", "eingegeben", "ausgestellt", "gesendet", "ubermittelt",
     "getatigt", "abgeschickt", "versendet", "erzeugt", "generiert")
)  # fmt: skip
_ORDERS: Final = frozenset(("order", "po", "purchaseorder", "bestellung", "auftrag", "purchase"))
_SPOKEN: Final = frozenset(("this", "the", "diese", "dieser", "die", "der", "our", "unsere", "was", "wurde"))
_ON: Final = frozenset(("on", "am", "vom", "dated", "date", "datum", "den", "the"))
_NOT_ON: Final = ("by", "bis", "until", "before", "vor", "zum", "for", "fur", "of", "von", "durch", "nach", "after")
_OTHERS: Final = (
    *OFFERING, "vertrag", "contract", "rechnung", "invoice", "liefer", "deliver", "ship", "printed", "gedruckt",
    "approv", "genehmigt", "freigegeb", "released", "revis", "version", "required", "benotigt", "telefon", "nicht",
    "not", "form", "vorlage", "template", "last", "zuletzt", "requisition", "anforder",
    "besproch", "vereinbar", "discuss", "agreed",
)  # fmt: skip
"""What else has a day."""


def day_ordered(lines: Sequence[Line]) -> Day | None:
    """The one day on which the order is said to be given; None where two are told."""
    found = [day for text in _phrases(lines) if (day := _day_of(text)) is not None]
    return found[0] if len({said for _, said in found}) == 1 else None


def _phrases(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """The parts of each run between signs, each with the run of the next line that goes on with it."""
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        near = below is not None and below.y0 - line.y1 < NEAR * line.height
        under = below.segments(_APART) if below is not None and near else []
        for run in line.segments(_APART):
            part: list[Word] = []
            for word in (*run, *(run_under(run, under) or ())):
                if key_of(word.text):
                    part.append(word)
                elif word.text not in {"/", "-"}:
                    yield part
                    part = []
            yield part


def _day_of(text: Sequence[Word]) -> Day | None:
    """The day that a phrase tells of an order given."""
    keys = keys_of(text)
    opening = next((at for at, key in enumerate(keys) if key not in _SPOKEN and key not in _ORDERS), len(keys))
    named = not _ORDERS.isdisjoint(keys[:opening])
    at, day = next((one for one in days_in(text, date_in) if one[0] >= max(opening, 1)), (0, None))
    if day is None or at >= opening + _MOST or any(char.isdigit() for key in keys[:at] for char in key):
        return None
    before, after = keys[opening:at], keys[at + len(day[0]) :][:_MOST] if named else []
    led = keys[at - 1] in _ON or (text[at - 1].text[-1] in ",)/:" and keys[at - 1] not in _NOT_ON)
    ordered = not (_MADE if named else _ORDERED).isdisjoint(before[:1]) or not _MADE.isdisjoint(after)
    return day if led and ordered and not speak_of([*keys[:at], *after], _OTHERS) else None


# --- a day without a word about it -----------------------------------------------------------------------------------

BARE_NUMBER: Final = frozenset(("nr", "no", "nummer", "number", "num", "#"))
"""What says "number" and no more."""
_COLUMN: Final = 2.5
"""Line heights between two columns, at least."""


def unlabelled_day(lines: Sequence[Line], wanted: str) -> Day | None:
    """A day beside the order's number or in a line that orders; else the first that nobody claims, nor is `wanted`."""
    loose: list[tuple[bool, Day]] = []
    for line in lines:
        for run in line.segments(_COLUMN):
            if (named := _day_behind_number(run)) is not None:
                return named
            dated = date_in(run)
            if dated is None or dated[1] == wanted or _is_labelled(run, dated[0][0]):
                continue
            if dates_other_paper(line, next(at for at, one in enumerate(line.words) if one is dated[0][0])):
                continue
            if speak_of(keys_of([one for one in run if one.x1 <= dated[0][0].x0]), _ORDERING):
                return dated
            loose.append((dated[0][0] is not run[0] and not _is_at_town(run, dated[0][0]), dated))
    return min(loose, key=lambda one: one[0])[1] if loose else None


def day_at_town(lines: Sequence[Line]) -> Day | None:
    """The day behind a town, as letters tell it: "Heilbronn, den 03.11.2026"."""
    for run in (run for line in lines for run in line.segments(_COLUMN)):
        dated = date_in(run)
        if dated is not None and _is_at_town(run, dated[0][0]) and dated[0][-1] is run[-1]:
            return dated
    return None


def _is_at_town(run: Sequence[Word], date: Word) -> bool:
    """Whether nothing but a town stands before a day."""
    before = [one.text for one in run[: next(at for at, one in enumerate(run) if one is date)]]
    if before and key_of(before[-1]) in {"den", "the", "on"}:
        before.pop()
    plain = all(re.fullmatch(r"[^\W\d_][\w./()-]*,?", one) for one in before)
    return plain and 0 < len(before) <= _TOWN and before[-1].endswith(",") and before[0][0].isupper()


_TOWN: Final = 4
"""Words of a town at most."""


def _day_behind_number(run: Sequence[Word]) -> Day | None:
    """The day in brackets behind the number of an order: "Bestellung #101566 (15.09.2026)"."""
    for at in range(1, len(run)):
        code = run[at - 1].text
        keys = [key for key in keys_of(run[: at - 1]) if key not in BARE_NUMBER]
        if run[at].text[0] not in "([" or not any(map(str.isdigit, code)) or find_date(code) is not None or not keys:
            continue
        told = [one._replace(text=one.text.strip("()[]")) for one in run[at : at + 3]]
        dated = date_in(told)
        if _OWN_TITLE.fullmatch(keys[-1]) and dated is not None and dated[0][0] is told[0]:
            return dated
    return None


def _is_labelled(run: Sequence[Word], day: Word) -> bool:
    """Whether a label before the day says it is another one."""
    return any(hit.meaning in _OTHER_LABELS for hit in matches([one for one in run if one.x1 <= day.x0], LABELS))


_OTHER_LABELS: Final = frozenset(("delivery_date", "other", "reference", "payment_terms", "note"))
_ORDERING: Final = ("bestell", "order", "purchase", "auftrag")
_OWN_TITLE: Final = re.compile(
    r"\w*(?:bestellung|bestellnummer|bestellnr|bestellid|auftrag|auftragsnr|order|orderno|orderid|po)"
)
