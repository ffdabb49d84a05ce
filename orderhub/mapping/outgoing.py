"""How a partner wants our EDI messages written: `partner: outgoing:` of his mapping file.

    outgoing:
      charset: UNOA:2                 # or UNOC, UNOY:4, basic, extended
      unwritable: hold                # a free text that the set cannot carry: transliterate it (default) or hold
      too_long: cut                   # a free text over its limit: cut it, with a finding (default), or hold
      limits: {NAD.C080.3036: 25, N1.02: 35}
      separators: {element: "|", terminator: "~"}
      una: false
      line_breaks: true
      sender: {id: "4098765000003", qualifier: "14"}

`ELEMENTS` are the texts and identifiers that our messages hold, with what the standard allows. An identifier is never
cut: over its limit the message is held, whatever `too_long` says.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from orderhub.mapping.source import Item, nearest


class Element(NamedTuple):
    """`length` is the standard's (D.96A, 4010), `widest` that of any release; `times` in a row may carry one text."""

    length: int
    times: int = 1
    widest: int = 0

    @property
    def most(self) -> int:
        """The longest limit a partner may name."""
        return max(self.length, self.widest)


ELEMENTS: Final[dict[str, Element]] = {
    "BGM.1004": Element(35),
    "FTX.C108.4440": Element(70, 5, 512),
    "GIN.C208.7402": Element(35),
    "IMD.C273.7008": Element(35, 2, 256),
    "LIN.C212.7140": Element(35),
    "NAD.C059.3042": Element(35, 4),
    "NAD.C080.3036": Element(35, 5, 70),
    "NAD.C082.3039": Element(17),
    "NAD.3164": Element(35),
    "NAD.3207": Element(3),
    "NAD.3229": Element(9),
    "NAD.3251": Element(9, widest=17),
    "PIA.C212.7140": Element(35),
    "RFF.C506.1154": Element(35),
    "RFF.C506.1156": Element(6),
    "TDT.8028": Element(17),
    "TDT.C040.8128": Element(35),
    "AK4.04": Element(99),
    "BAK.03": Element(22),
    "BAK.08": Element(30),
    "BIG.02": Element(22),
    "BIG.04": Element(22),
    "BSN.02": Element(30),
    "IT1.01": Element(20),
    "IT1.07": Element(48),
    "LIN.03": Element(48),
    "MAN.02": Element(48),
    "N1.02": Element(60),
    "N1.04": Element(80),
    "N3.01": Element(55),
    "N3.02": Element(55),
    "N4.01": Element(30),
    "N4.02": Element(2),
    "N4.03": Element(15),
    "N4.04": Element(3),
    "PID.05": Element(80),
    "PO1.01": Element(20),
    "PO1.07": Element(48),
    "PRF.01": Element(22),
    "REF.02": Element(30),
    "TD5.05": Element(35),
}
"""By segment, composite and element number for EDIFACT, by segment and place for X12. A place that repeats (PO1.07, 09,
11: the article numbers) is named once, by its first."""
CHARSETS: Final = {
    "UNOA": "ascii", "UNOB": "ascii", "UNOC": "iso8859-1", "UNOD": "iso8859-2", "UNOE": "iso8859-5",
    "UNOF": "iso8859-7", "UNOG": "iso8859-3", "UNOH": "iso8859-4", "UNOI": "iso8859-6", "UNOJ": "iso8859-8",
    "UNOK": "iso8859-9", "UNOL": "iso8859-15", "UNOW": "utf-8", "UNOY": "utf-8",
}  # fmt: skip
"""Code list 0001 and Python's name of it. UNOX (ISO 2022, code extension by escapes) can be read and not written."""
_FIRST_VERSION: Final = {"UNOA": 1, "UNOB": 1, "UNOC": 2, "UNOD": 2, "UNOE": 2, "UNOF": 2}
"""Syntax version that brought the set; 4 for all others."""
X12_SETS: Final = ("basic", "extended")
SEPARATORS: Final = ("component", "element", "decimal", "release", "repetition", "terminator")
"""In the order of UNA; X12 has no decimal mark and no release character of its own."""
KEYS: Final = (
    "charset", "unwritable", "too_long", "limits", "separators", "una", "line_breaks", "sender", "receiver",
)  # fmt: skip
UNWRITABLE: Final = ("transliterate", "hold")
TOO_LONG: Final = ("cut", "hold")
END_KEYS: Final = ("id", "qualifier", "group")
_WIDTHS: Final = {"id": 35, "qualifier": 4, "group": 15}


class End(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One end of an interchange: UNB S002 or S003, ISA05 to 08; `group` is GS02 or GS03."""

    id: str
    qualifier: str = ""
    group: str = ""


class OutgoingRules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The block as read. What is not said is as in the messages we get from him."""

    charset: str = ""
    """UNOA to UNOY with its syntax version (`UNOC:3`); `basic` or `extended` for X12."""
    unwritable: str = "transliterate"
    too_long: str = "cut"
    limits: dict[str, int] = {}
    separators: dict[str, str] = {}
    una: bool = True
    line_breaks: bool = False
    sender: End | None = None
    """Us."""
    receiver: End | None = None


def outgoing(item: Item) -> OutgoingRules:
    """Read the block. Raises: MappingError at the place of the fault."""
    has = item.mapping("{charset: ..., limits: {...}}", KEYS)
    separators = _separators(has["separators"]) if "separators" in has else {}
    una = has["una"].flag() if "una" in has else True
    if separators and not una:
        has["una"].fail("mapping.value-wrong", expected="true, because only UNA tells these separators", value="false")
    return OutgoingRules(
        charset=_charset(has["charset"]) if "charset" in has else "",
        unwritable=has["unwritable"].choice(UNWRITABLE) if "unwritable" in has else UNWRITABLE[0],
        too_long=has["too_long"].choice(TOO_LONG) if "too_long" in has else TOO_LONG[0],
        limits=_limits(has["limits"]) if "limits" in has else {},
        separators=separators,
        una=una,
        line_breaks=has["line_breaks"].flag() if "line_breaks" in has else False,
        sender=_end(has["sender"]) if "sender" in has else None,
        receiver=_end(has["receiver"]) if "receiver" in has else None,
    )


def first_version(level: str) -> int:
    """The first syntax version that knows a character set."""
    return _FIRST_VERSION.get(level, 4)


def _charset(item: Item) -> str:
    text = item.scalar("a character set such as UNOC:3")
    level, colon, version = text.partition(":")
    if level not in CHARSETS and (colon or level not in X12_SETS):
        known = (*CHARSETS, *X12_SETS)
        item.fail("mapping.choice-wrong", value=text, known=", ".join(known), meant=nearest(level, known))
    versions = [str(one) for one in range(first_version(level), 5)]
    if colon and version not in versions:
        item.fail("mapping.value-wrong", expected=f"{level} with syntax version {', '.join(versions)}", value=text)
    return text


def _limits(item: Item) -> dict[str, int]:
    has = item.mapping("lengths by element such as {NAD.C080.3036: 25}")
    for name in has:
        if name not in ELEMENTS:
            item.unknown_key(name, ELEMENTS)
    return {name: length.integer(1, ELEMENTS[name].most) for name, length in has.items()}


def _separators(item: Item) -> dict[str, str]:
    has = item.mapping("{element: '|', terminator: '~'}", SEPARATORS)
    found: dict[str, str] = {}
    for name, one in has.items():
        text = one.scalar("one character")
        # A decimal mark may not be a separator, and nothing that stands in a value of ours may be one.
        if len(text) != 1 or text.isalnum() or not text.isascii() or text == " " or text in found.values():
            one.fail("mapping.value-wrong", expected="one sign that no other separator is", value=text)
        if name == "decimal" and text not in ".,":
            one.fail("mapping.value-wrong", expected=". or ,", value=text)
        found[name] = text
    return found


def _end(item: Item) -> End:
    has = item.mapping("{id: ..., qualifier: ...}", END_KEYS)
    if "id" not in has:
        item.fail("mapping.key-missing", key="id", where="sender, receiver")
    texts: dict[str, str] = {}
    for name, one in has.items():
        text = texts[name] = one.scalar("an address")
        if not text.isascii() or not text.isprintable() or len(text) > _WIDTHS[name] or set(text) & set("+:'?*~"):
            one.fail("mapping.value-wrong", expected=f"at most {_WIDTHS[name]} plain characters", value=text)
    return End(**texts)
