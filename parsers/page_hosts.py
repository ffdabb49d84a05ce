"""Whose mail and web addresses a page shows: einkauf@hotel-seeblick.example is written by "Hotel Seeblick GmbH".

In: a page. Out: the names in its addresses, as names are compared, and whether a name is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Page, key_of
from parsers.same_names import stem_of

_DOMAIN: Final = 4
"""Letters of a domain that tell a name."""
_PROVIDER: Final = re.compile(
    r"gmail|googlemail|gmx|webde|tonline|freenet|outlook|hotmail|live|yahoo|icloud|aol|mailde|posteo|mailbox|arcor|"
    r"btinternet|bluewin|aon|protonmail"
)
"""Who lends mail addresses to anybody."""


def hosts_of(page: Page) -> list[str]:
    """The names in the mail and web addresses of a page, without those of providers."""
    found = []
    for line in page.lines:
        for word in line.words:
            if "@" in word.text or word.text.startswith(("www.", "http")):
                host = word.text.casefold().rpartition("@")[2].rpartition("/")[2].removeprefix("www.")
                found.append(_plain(key_of(host.split(".")[0])))
    return [one for one in found if len(one) >= _DOMAIN and not _PROVIDER.fullmatch(one)]


def is_hosts(name: str, hosts: Sequence[str]) -> bool:
    """Whether a name begins with that of one of the hosts."""
    stem = _plain(stem_of(name))
    return any(stem.startswith(one) for one in hosts)


def _plain(text: str) -> str:
    """Without the ways to write umlauts."""
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")
