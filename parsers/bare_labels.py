"""Labels that go on with a name as one text, without a colon or a gap between: "Invoice Huber Taverns Ltd, 2 Quay".

In: the words behind such a label. Out: whether the page says them elsewhere without it, so that it is none of the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from parsers.page_words import Line, Word, key_of

_NAME: Final = 2
"""Words of a name at least."""
_MEMBERS: Final = re.compile(
    r"(?i)(?:(?:die )?(?:arge-?)?(?:gesellschafter|mitglieder|partner|konsorten|konsortialpartner|bietergemeinschaft|"
    r"mitgliedsfirmen|mitgliedsunternehmen|beteiligte (?:firmen|unternehmen))(?: der arge)?"
    r"|(?:joint venture |consortium |jv )?(?:members?|partners?|participants|shareholders)(?: firms| companies)?"
    r"|(?:bestehend aus|gebildet aus|consisting of|comprising|formed by|a joint venture (?:of|between))"
    r"(?: den firmen)?)"
    r"(?:\s?:|(?<=of)\s|(?<=aus)\s|(?<=by)\s|(?<=between)\s|(?<=comprising)\s|(?<=firmen)\s)"
)
"""What leads to those of whom a consortium consists: it buys, none of them alone."""


def tells_members(text: str) -> bool:
    """Whether a line names the members of whoever is named above it: "Gesellschafter: Huber Bau AG · Kern GmbH"."""
    return _MEMBERS.match(text) is not None


def is_told_without_label(line: Line, behind: Sequence[Word]) -> bool:
    """Whether the name that a label leads to stands in another line without that label before it."""
    end = next((at for at, one in enumerate(behind, 1) if one.text.endswith((",", ";"))), len(behind))
    name = [key_of(one.text) for one in behind[:end]]
    if len(name) < _NAME:
        return False
    label = next((before.text for before, one in zip(line.words, line.words[1:], strict=False) if one is behind[0]), "")
    others = ([key_of(one.text) for one in other.words] for other in line.page.lines if other is not line)
    return any(
        keys[at : at + len(name)] == name and (not at or keys[at - 1] != key_of(label))
        for keys, at in chain.from_iterable(((keys, at) for at in range(len(keys))) for keys in others)
    )
