"""Whether a name is that of the house which is ordered from: it never buys, and numbers with its name are its own.

    An Nordwind Handel GmbH        Nordwind-Nr.   Bezeichnung        the installation says: "Nordwind Handel GmbH"

In: a name, the names of the installation. A longer name is another's, "Nordwind Handel Apotheke"; a shorter one may be
ours where nothing says that it orders.
"""

from __future__ import annotations

from typing import Final

from orderhub.own_names import own_names
from parsers.page_words import key_of
from parsers.same_names import stem_of

_TELLING: Final = 5
"""Letters that tell a name."""
_WORD: Final = 4
"""Letters of a first word that stands for the whole name."""


def is_ours(name: str, *, short: bool = False) -> bool:
    """Whether a name is ours; `short`: or its beginning."""
    said = stem_of(name)
    stems = [stem_of(one) for one in own_names()]
    return said in stems or (short and len(said) >= _TELLING and any(one.startswith(said) for one in stems))


def first_words() -> frozenset[str]:
    """The first word of each of our names, as `key_of` writes it, where it tells the name."""
    firsts = (key_of(one.split()[0]) for one in own_names() if one.strip())
    return frozenset(one for one in firsts if len(one) >= _WORD and one.isalpha())
