"""Whose article numbers a title names: the supplier's, the buyer's or the maker's.

In: the words of a title. Out: the owner, and where the number stands that one title names with a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Word, key_of
from parsers.title_words import TITLE_PARTS

_OWN_NAMES: Final = ("material", "mat", "teile", "sach", "ident", "part", "lager", "stock", "store")
"""What buyers call their own numbers, where the supplier's stand beside them."""


class Owner(IntEnum):
    """Whose numbers a title names, ordered by how far they are from the supplier's."""

    SUPPLIER = 0
    UNSAID = 1
    BUYER = 2
    MAKER = 3


def owner_of(words: Sequence[Word]) -> Owner:
    """Whose numbers a title of article numbers names."""
    title = "".join(key_of(one.text) for one in words)
    if any(one in title for one in ("herst", "hst", "manufact", "mfr", "mfg", "mpn", "maker", "oem", "pzn")):
        return Owner.MAKER
    told = told_in(words)
    if any("T" in way for one in told for way in TITLE_PARTS.roles_of(one)):
        return Owner.SUPPLIER
    return Owner.BUYER if title.startswith(_OWN_NAMES) or any(map(says_own, told)) else Owner.UNSAID


def told_in(words: Sequence[Word]) -> list[str]:
    """What a title says: the whole of it, or its neighbouring lines that are known, below those of another language."""
    title = "".join(key_of(one.text) for one in words)
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (round(one.y0), one.x0)):
        same = bool(lines) and abs(word.y0 - lines[-1][-1].y0) < 0.5 * (word.y1 - word.y0)
        lines[-1:] = [[*lines[-1], word]] if same else [*lines[-1:], [word]]
    if COLUMN_TITLES.get(title) is not None or len(lines) == 1:
        return [title]
    keys = ["".join(key_of(one.text) for one in line) for line in lines]
    runs = ["".join(keys[at:end]) for at in range(len(keys)) for end in range(len(keys), at, -1)]
    return [one for one in runs if TITLE_PARTS.roles_of(one) or COLUMN_TITLES.get(one) is not None] or [title]


def is_own_name(words: Sequence[Word]) -> bool:
    """Whether a title is a word for what the buyer has in stock, and says nothing of the supplier: "Material"."""
    title = "".join(key_of(one.text) for one in words)
    return title.startswith(_IN_STOCK) and owner_of(words) == Owner.BUYER


_IN_STOCK: Final = ("material", "mat", "sach", "ident")


def owner_beside_text(words: Sequence[Word]) -> tuple[str, str] | None:
    """Whose number one title names with the text, and where: "Our item no / Description", "Goods and your reference".

    Returns what `Column.pair` holds; None where it names no text, or does not say whose the number is.
    """
    for way in TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words)):
        if found := _BESIDE_TEXT.fullmatch(way):
            kind = "article" if "T" in (found["first"] or found["below"]) else "buyer_article"
            return kind, "first" if found["first"] else "below"
    told = number_with_text(words)
    return (told, "below") if told is not None else None


def number_with_text(words: Sequence[Word]) -> str | None:
    """The kind of the number that a title tells behind its text: "Description, with your catalogue number".

    None where it names no text first, or no number behind a comma, a bracket or a word that joins the two.
    """
    keys = [key_of(one.text) for one in words]
    while keys and keys[-1] in _PLACES:
        keys.pop()
    for at in range(1, len(keys)):
        told = at - (keys[at - 1] in _WITH)
        if not (told < at or words[at - 1].text.endswith((",", ";")) or words[at].text.startswith(("(", "["))):
            continue
        kind = COLUMN_TITLES.get("".join(keys[at:]))
        if kind in _NUMBERS and COLUMN_TITLES.get("".join(keys[:told])) == "description":
            return kind
    return None


_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_WITH: Final = frozenset(
    ("with", "incl", "including", "mit", "inkl", "inklusive", "einschl", "einschliesslich", "nebst", "samt", "darunter",
     "dazu", "plus", "under", "below")
)  # fmt: skip
_PLACES: Final = frozenset(("below", "beneath", "underneath", "behind", "darunter", "dahinter", "unten", "dabei"))


def opens_with_thing(words: Sequence[Word]) -> bool:
    """Whether a title names the article before its text, and does not say whose number: "Material and description"."""
    ways = TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words))
    return any(_THING_AND_TEXT.fullmatch(one) for one in ways)


_THING_AND_TEXT: Final = re.compile(r"A+N?[EJ]D+")


def number_with_thing(words: Sequence[Word]) -> str | None:
    """The kind of the number that a title tells behind the thing it names: "Artikel / unsere Nr.", "Item / your code".

    Where no other title names the text, the thing is told by its text.
    """
    for way in TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words)):
        if found := _THING_AND_NUMBER.fullmatch(way):
            return "article" if found["owner"] == "T" else "buyer_article"
    return None


_THING_AND_NUMBER: Final = re.compile(r"A[EJ](?P<owner>[TOK])A*N?")


def names_both(words: Sequence[Word]) -> bool:
    """Whether one title names number and text, though each would be a title by itself: "Our item no / Description"."""
    return COLUMN_TITLES.get("".join(key_of(one.text) for one in words)) == "description"


_BESIDE_TEXT: Final = re.compile(r"(?P<first>[TOK])(?:A?N|A)[EJ]D|(?:D[EJ]|AJ)(?P<below>[TOK])(?:A+N?|N)")


def opens_with_code(words: Sequence[Word]) -> bool:
    """Whether a title says that a number comes before the text: "Part Number / Description"."""
    ways = TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words))
    return any("D" in way and ("AN" in way or "AE" in way) for way in ways)


def names_other_things(title: str) -> bool:
    """Whether a title speaks of what else has numbers on an order, and not of goods."""
    return any(one in title for one in _OTHER_THINGS)


_OTHER_THINGS: Final = (
    "auftrag", "order", "bestell", "anford", "requis", "charge", "batch", "lot", "serie", "serial", "zoll", "tari",
    "hscode", "projekt", "project", "konto", "account", "kostenst", "costc", "zeichn", "drawing", "vertrag", "contract",
    "kontrakt", "angebot", "quot", "offer", "liefersch", "deliverynote", "palett", "regal", "bin", "lager", "locat",
    "platz", "budget", "psp", "wbs", "komm", "ean", "gtin", "tour", "route", "budget", "gruppe", "group", "class",
    "stat", "fach", "schrank", "raum", "room", "etage", "floor", "zimmer", "seite", "page", "blatt", "steuer", "tax",
    "warengr", "wgr", "commodit", "unspsc", "eclass", "klasse",
    "kategor", "categor", "norm", "din", "herst", "manuf", "mfr", "mfg", "mpn", "maker", "brand",
)  # fmt: skip
"""What else has numbers on an order: the order itself, places, accounts, drawings, lots, tariffs, the maker."""


def says_house(title: str) -> bool:
    """Whether a title names a house or a program of the buyer's, whose numbers are his: "Filial-Nr.", "SAP"."""
    return any(set("HK") & set(way) for way in TITLE_PARTS.roles_of(title))


def says_own(title: str) -> bool:
    """Whether a title says that the buyer's numbers stand below it: "Unsere Nr.", "Haus-Nr."."""
    return dict.get(COLUMN_TITLES, title) == "buyer_article" or any(
        set("OKH") & set(way) for way in TITLE_PARTS.roles_of(title)
    )
