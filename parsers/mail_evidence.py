"""What speaks for which class of mail, all in one: phrases, counted words, order lines. Weighed, not decided.

In: the newest part of a mail and its subject. Out: `Evidence`. The phrases of `parsers.mail_phrases` are traits among
others here, so that each counts as much as it deserved on the mails it was learnt from.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from parsers.mail_concepts import count_facts
from parsers.mail_lines import LineFound, mentions
from parsers.mail_traits import traits
from parsers.mail_weights import chances
from parsers.mail_words import CHANGE, ORDER, scores

_GOODS: Final = (0.1, 5.0)
"""From this probability a mail that names goods with their counts is an order, unless something else is that many times
as likely: an order lost costs more than one looked at in vain."""
_NO_GOODS: Final = (0.2, 3.0)
"""The same for a mail that names none."""


_NO_FACTS: Final[Mapping[str, str]] = MappingProxyType({})


class Evidence(NamedTuple):
    """`phrases`: weight by class, absent where none was found. `chances`: probability by class, together 1."""

    phrases: dict[str, int]
    chances: dict[str, float]


def weigh(text: str, subject: str, said: str, lines: list[LineFound], facts: Mapping[str, str] = _NO_FACTS) -> Evidence:
    """Evidence of a mail text. `said` is the subject where it is the writer's own words, and "" in a reply.

    `facts` is the envelope: "attached" (names, one a line), "sender", "recipient", "auto_submitted".
    """
    phrases = scores(text, said)
    return Evidence(phrases, chances(counted(text, subject, phrases, lines, facts)))


def counted(
    text: str, subject: str, phrases: dict[str, int], lines: list[LineFound], facts: Mapping[str, str] = _NO_FACTS
) -> dict[str, float]:
    """All traits of a mail text by name, as the weights were learnt."""
    found = traits(text, subject)
    count_facts(facts, found)
    for name, weight in phrases.items():
        found[f"r:{name}"] = min(weight, 12) / 4
    if any(line.strong for line in lines):
        found["l:strong"] = 1.0
    if lines:
        found["l:lines"] = min(len(lines) / 2, 2.0)
    named = mentions(text, 0, len(text))
    if named:
        found["l:named"] = min(named / 2, 2.0)
    return found


def likeliest(chances_: dict[str, float], *, names_goods: bool) -> str:
    """The class of a mail: an order or a change as soon as it is plausible, otherwise the most probable class."""
    ordering = chances_[ORDER] + chances_[CHANGE]
    rival = max((name for name in chances_ if name not in (ORDER, CHANGE)), key=chances_.__getitem__)
    plausible, clearly = _GOODS if names_goods else _NO_GOODS
    if chances_[rival] > ordering * (clearly if ordering >= plausible else 1):
        return rival
    return CHANGE if chances_[CHANGE] > chances_[ORDER] else ORDER
