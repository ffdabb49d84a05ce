"""Compounds: phrases made of a few known words in endless ways, understood by the roles of their parts.

A `Lexicon` gives each part a role, one letter, and each pattern of roles a meaning. A `Compounds` vocabulary asks it
where a phrase is not listed:

    bestell + menge -> "AQ" -> quantity        purchase + order + date -> "OOD" -> issue_date
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from parsers.page_words import Vocabulary

_WHOLE: Final = re.compile(r"[a-z#/%&+€$£\d]{2,64}")
_WAYS: Final = 6
"""Ways to part one phrase that are looked at."""


class Lexicon:
    """Parts by role and meanings by pattern of roles; the first pattern that fits wins. Keys as by `key_of`."""

    def __init__(
        self, roles: Mapping[str, str], meanings: Sequence[tuple[str, str]], ignored: str, within: str = "/&",
        joining: str = "",
    ) -> None:  # fmt: skip
        self._parts = {part: role for role, parts in roles.items() for part in parts.split()}
        self._longest = max(map(len, self._parts))
        self._meanings = [(re.compile(pattern), meaning) for pattern, meaning in meanings]
        self._ignored = str.maketrans(dict.fromkeys(ignored))
        self._joining = str.maketrans(dict.fromkeys(ignored + joining))
        """Roles that say nothing where no pattern knows them."""
        self._within = within
        self.meaning_of = lru_cache(maxsize=8192)(self._meaning_of)
        """The meaning of a phrase without blanks, or None."""
        self.may_begin = lru_cache(maxsize=8192)(self._may_begin)
        """Whether a phrase may begin with a word."""
        self.roles_of = lru_cache(maxsize=2048)(self._roles_of)
        """The roles of the parts, each way to part the phrase; nothing where a part is unknown."""

    def _roles_of(self, phrase: str) -> tuple[str, ...]:
        if not _WHOLE.fullmatch(phrase):
            return ()
        ways: list[list[str]] = [[] for _ in range(len(phrase) + 1)]
        ways[0] = [""]
        for at in range(len(phrase)):
            if not ways[at]:
                continue
            for end in range(min(len(phrase), at + self._longest), at, -1):
                role = self._parts.get(phrase[at:end])
                if role is not None:
                    ways[end] += [one + role for one in ways[at]][: _WAYS - len(ways[end])]
        return tuple(sorted(dict.fromkeys(ways[-1]), key=len))

    def _meaning_of(self, phrase: str) -> str | None:
        for way in self._roles_of(phrase.strip(self._within)):
            for plain in dict.fromkeys((way.translate(self._ignored), way.translate(self._joining))):
                for pattern, meaning in self._meanings:
                    if plain and pattern.fullmatch(plain):
                        return meaning
        return None

    def _may_begin(self, word: str) -> bool:
        return any(word[:end] in self._parts for end in range(1, min(len(word), self._longest) + 1))


class _Beginnings(frozenset[str]):
    """Of the listed phrases and of all that can be compounded."""

    lexicon: Lexicon

    def __contains__(self, word: object) -> bool:
        return frozenset.__contains__(self, word) or (isinstance(word, str) and self.lexicon.may_begin(word))


class Compounds(Vocabulary):
    """A vocabulary that understands compounds it does not list."""

    def __init__(self, listed: Vocabulary, lexicon: Lexicon) -> None:
        super().__init__(listed)
        beginnings = _Beginnings(listed.beginnings)
        beginnings.lexicon = lexicon
        self.beginnings = beginnings
        self.long_phrases, self.alike = listed.long_phrases, listed.alike
        self.asked = {}
        self._lexicon = lexicon
        self.remember()
        self.meaning_of = lru_cache(maxsize=8192)(self.get)

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]  # keys and values are text
        """The listed meaning, or that of the parts."""
        listed = dict.get(self, key)
        return listed if listed is not None else self._lexicon.meaning_of(key) or default
