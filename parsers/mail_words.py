"""What a mail wants, by its words: order, change of one, quotation request, cancellation, withdrawal, question, ...

Each phrase found adds its weight once to its class; the subject is read apart and counts on top. Phrases are German
and English (`parsers.mail_phrases`). This weighs only; `parsers.mail_body` decides, together with the order lines.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.mail_phrases import PHRASES

ORDER: Final = "order"
CHANGE: Final = "order_change"

# "gemäß Ihrem Angebot 123" and "as per your quotation" are references of orders, a "Widerrufsbelehrung" is a footer,
# "behalten wir uns vor ... zu stornieren" is a clause of purchase terms.
_REFERRING: Final = re.compile(
    r"\b(?:gemäß|gemäss|laut|lt\.?|gem\.?|auf basis|bezug auf|zu|für das)\s+(?:ihre[mrs]?|unsere[mrs]?|dem|"
    r"des)?\s*(?:angebot|offerte)\w*|(?<!um )(?<!erbitten )(?<!erwarten )\bihr(?:em)? angebot\b|"
    r"\b(?:as per|per|according to|ref\.?|with reference to)\s+(?:your|the)?\s*(?:quot\w+|offer)|"
    r"\byour (?:quot\w+|offer)\b|\bwiderrufs(?:belehrung\w*|frist\w*|hinweis\w*)|"
    r"\bbehalten wir uns\b[^.\n]{0,120}|\breserve the right\b[^.\n]{0,120}|\bandernfalls\b[^.\n]{0,120}\bstornier\w+|"
    r"\bnewsletter (?:abbestellen|abmelden)\b",
    re.IGNORECASE,
)
_COMPILED: Final = {
    name: tuple((weight, re.compile(phrase, re.IGNORECASE | re.MULTILINE)) for weight, phrase in phrases)
    for name, phrases in PHRASES.items()
}
_SUBJECT: Final = re.compile(
    r"^(?:\s*(?:re|aw|wg|fwd?|fw)\s*:)*\s*(?:neue |unsere |new |our |\d+ |eil)?(?:bestellung(?:en)?|nachbestellung|"
    r"\w*auftrag|purchase order|order|po|abruf|\w+bestellung)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 20_000
_SHORT: Final = 2_000
_NOTHING: Final = (0,) * len(_COMPILED)
OVERRULING: Final = (
    "withdrawal", "cancellation", CHANGE, "complaint", "quotation_request", "invoice", "question", "out_of_office",
    "newsletter", "spam", "bounce",
)  # fmt: skip
"""Classes whose plain words may outweigh order lines that the mail only talks about."""


def scores(text: str, subject: str = "") -> dict[str, int]:
    """Weight per class, `ORDER` and `CHANGE` among them; classes without a phrase are left out."""
    # A sentence wrapped by the mail program is still one sentence; an empty line ends it.
    body = _REFERRING.sub(" ", re.sub(r"(?<=[^\n\s])[ \t]*\n(?=[a-zäöüß])", " ", text[:_LONGEST]))
    said = (
        _weights(body) if len(body) <= _SHORT else _weigh(body),
        _weights(_LONG_NUMBER.sub(_zeros, subject)) if subject else _NOTHING,
    )
    found = {name: total for name, *totals in zip(_COMPILED, *said, strict=True) if (total := sum(totals))}
    if subject and _SUBJECT.match(subject):
        found[ORDER] = found.get(ORDER, 0) + 2
    return found


def _weigh(text: str) -> tuple[int, ...]:
    """The weight of a text for each class of `_COMPILED`."""
    return tuple(sum([weight for weight, phrase in phrases if phrase.search(text)]) for phrases in _COMPILED.values())


_weights = lru_cache(maxsize=256)(_weigh)
"""The letter that goes with an order is the same each time, and its subject but for the number."""
_LONG_NUMBER: Final = re.compile(r"[0-9]{3,}")
"""No phrase asks which digits these are."""


def _zeros(number: re.Match[str]) -> str:
    return "0" * len(number[0])
