"""What a label says before its colon beside its name: "Liefertermin (eintreffend): 26.11.", "Your no. (new): 4711".

In: the words of a line and the labels found in it. Out: the labels, to their colons. What stands in the bracket only
says how the value is meant, unless it says that it no longer holds: "(alt)". A label of a day may go on without a
bracket, "Delivery date at our dock: 26 Nov", where no other paper is named and the day follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.page_words import Match, Word, key_of
from parsers.printed_values import find_date

_LONGEST: Final = 6
"""Words of an aside, at most."""
_PAST: Final = (
    "alt", "bisher", "ursprung", "vormal", "fruher", "ehemal", "ersetzt", "ungultig", "entfall", "old", "former",
    "previous", "prior", "original", "supersed", "replac", "obsolete", "cancel", "storn", "first", "last", "letzt",
)  # fmt: skip
"""How words begin that say of a value that it no longer holds, or is not that of this order."""
_PAPERS: Final = (
    "auftr", "bestell", "angebot", "order", "quot", "offer", "anfrage", "enquiry", "inquiry", "vertrag", "rahmen",
    "kontrakt", "contract", "agreement", "rechnung", "invoice", "zeichnung", "drawing", "note", "schein", "zahl", "pay",
    "freigabe", "release", "muster", "sample", "prufung", "inspection", "abruf", "plan", "bestatig", "confirm",
)  # fmt: skip
"""How words begin that name another paper, or another deed than the delivery."""
_PLAIN_DAYS: Final = frozenset(("termin", "bis", "due"))
"""Labels of days that need their bracket: "Termin Werkstattprüfung"."""


def with_asides(words: Sequence[Word], hits: Sequence[Match]) -> list[Match]:
    """The labels, each with what it says more before its colon."""
    found: list[Match] = []
    for hit in hits:
        if found and hit.start < found[-1].end:
            continue
        end = _aside_end(words, hit)
        # A number may belong to another label in between: "Your no. (our no.): 4711".
        free = hit.meaning == "delivery_date" or not any(hit.start < one.start < end for one in hits)
        found.append(hit._replace(end=end) if end and free else hit)
    return found


def _aside_end(words: Sequence[Word], hit: Match) -> int:
    """Behind the colon that ends an aside; 0 where none follows the label."""
    if hit.end >= len(words) - 1 or words[hit.end - 1].text.endswith((":", ",", ";")):
        return 0
    end = next(
        (at + 1 for at in range(hit.end, min(hit.end + _LONGEST, len(words) - 1)) if words[at].text.endswith(":")), 0
    )
    keys = [key_of(one.text) for one in words[hit.end : end]]
    if not end or any(key.startswith(_PAST) for key in keys):
        return 0
    said = " ".join(one.text for one in words[hit.end : end]).rstrip(" :")
    if said.startswith("(") and said.endswith(")") and said.count("(") == said.count(")") == 1:
        # What holds a figure may be the value: "Your no. (4711):".
        return end if hit.meaning == "delivery_date" or not any(map(str.isdigit, said)) else 0
    dated = hit.meaning == "delivery_date" and hit.key not in _PLAIN_DAYS and find_date(_behind(words, end)) is not None
    plain = not any(map(str.isdigit, said)) and not any(key.startswith(_PAPERS) for key in keys)
    return end if dated and plain else 0


def _behind(words: Sequence[Word], at: int) -> str:
    """What stands right behind a colon, as far as a day may go: "26 Nov 2026"."""
    return " ".join(one.text for one in words[at : at + 3])
