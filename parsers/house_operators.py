"""Who orders under the name of a house: a sentence tells the company that runs it.

    The Ferryman's Arms is operated by The Drovers Rest Inns Ltd, Registered office: ...

In: the buyer's name as read, the pages. Out: the company, where a sentence that opens with the name tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.order_fields import Fields
from parsers.page_words import Line, Page, Word
from parsers.postal_lines import COMPANY, Part, company_in, pieces_of, registered

_RUN_BY: Final = re.compile(
    r"(?i)^[,–-]?\s*(?:"
    r"(?:(?:which )?(?:is|are)\s+)?(?:owned and operated|owned|operated|run|managed)\s+by"
    r"|(?:(?:is|are)\s+)?(?:the\s+|a\s+)?(?:trading (?:name|style|division)|division|brand|business)\s+of"
    r"|(?:(?:ist|sind)\s+)?(?:eine?\s+)?(?:haus|betrieb|einrichtung|marke|geschäftsbereich|betriebsstätte|restaurant|"
    r"hotel|filiale|unternehmen|niederlassung)\s+(?:der|des|von)"
    r"|(?:wird\s+)?betrieben\s+(?:von(?: der)?|durch(?: die)?)"
    r")\s"
)
_LONGEST: Final = 8
"""Words that tell that a company runs a house, at most."""
_NAME: Final = 5
"""Letters of the name of a house, at least."""


def tell_operator(fields: Fields, pages: Sequence[Page]) -> None:
    """Offers the company that runs the house of which the buyer bears the name."""
    own = fields.raw("buyer_name").split()
    # The sentence may have been taken for the name.
    told = next((at for at in range(1, len(own)) if _RUN_BY.match(" ".join(own[at:]) + " ")), len(own))
    house = " ".join(own[:told])
    if len(house) < _NAME or COMPANY.search(house):
        return
    for page in pages:
        for line in page.lines:
            named = _operator(line, told) if line.text.startswith(house) else None
            if named is not None:
                fields.offer("buyer_name", page.found(named.words, named.text), _RANK)
                return


_RANK: Final = 4
"""Above the whole name of a house."""


def _operator(line: Line, opening: int) -> Part | None:
    """The company behind the words that tell who runs a house, behind `opening` words of a line."""
    rest: list[Word] = line.words[opening:]
    if _RUN_BY.match(" ".join(one.text for one in rest) + " ") is None:
        return None
    for at in range(1, min(_LONGEST, len(rest))):
        if _RUN_BY.fullmatch(" ".join(one.text for one in rest[:at]) + " "):
            run = rest[at:]
            return registered(Part(line, run)) or company_in(pieces_of(line, run)[0])
    return None
