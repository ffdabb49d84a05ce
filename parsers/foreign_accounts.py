"""Accounts on an order that are no customer number: with a carrier, with a bank, or in the ledgers of the writer.

    Road, DSV account 3341870     Freight collect, UPS acct# 8A4-123     Spedition Dachser, Kundennummer 471155
    GL Account: 4420-QC           Bank account 12345678                  Konto-Nr. 1234567    BLZ 370 501 98

In: a line and a label of a customer number in it. Out: whether what it announces is such an account, and whether the
label only stands among other words, so that one that stands as a label weighs more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.label_words import HEADER_PARTS
from parsers.named_readers import bears_name
from parsers.page_words import Line, Match, Word, key_of
from parsers.whose_accounts import says_with_reader

_MEANT: Final = "customer_number"
_CARRIERS: Final = frozenset((
    "dhl", "ups", "fedex", "tnt", "dpd", "gls", "dsv", "usps", "gebruderweiss", "schenker", "dbschenker", "dachser",
    "kuhne", "kuehne", "hellmann", "rhenus", "raben", "geodis", "xpo", "ceva", "yodel", "evri", "hermes",
    "parcelforce", "palletways", "palletline", "palletforce", "tuffnells", "purolator", "canpar", "aramex", "postnl",
    "postnord", "bpost", "chronopost", "transoflex", "ontrac", "saia", "estes", "maersk", "panalpina", "expeditors",
    "startrack", "carrier", "carriers", "courier", "couriers", "forwarder", "forwarders", "haulier", "hauliers",
    "spedition", "spediteur", "spediteurs", "speditions", "frachtfuhrer", "frachtfuhrers", "paketdienst",
    "paketdienstes", "kurier", "kurierdienst", "transporteur",
))  # fmt: skip
_KINDS: Final = frozenset((
    "freight", "shipping", "shipper", "collect", "thirdparty", "haulage", "fracht", "porto", "bank", "giro", "g/l",
    "gl", "ledger", "nominal", "cost", "expense", "debit", "budget", "charge", "sach", "kostenstelle", "buchungs",
    "paypal",
))  # fmt: skip
"""Words right before "account" that say which one it is."""
_BANK: Final = ("sortcode", "blz", "bankleitzahl", "iban", "bic", "swift", "routing", "aba", "bankverbindung")
"""How lines with the account at a bank go on."""
_STOPS: Final = frozenset(("and", "und", "quote", "state", "angeben", "please", "bitte", "sowie", "with", "mit"))
"""Words behind which another thing is told."""
_SIGNS: Final = frozenset("·|•;")
_OWNERS: Final = ("our", "your", "unser", "ihr", "mein", "my")
_APART: Final = 1.6
"""Line heights between two runs of words, at least."""
_REACH: Final = 4
"""Words between a carrier and the label of the account with him, at most."""
_EDGE: Final = 2.0
"""Points between left edges that are one."""


def is_foreign(line: Line, hit: Match) -> bool:
    """Whether a label of a customer number tells of an account with somebody else than the reader."""
    if hit.meaning != _MEANT or says_with_reader(hit):
        return False
    before = _before(line, hit.start)
    if any(key_of(one.text) in _CARRIERS and not bears_name([one.text], line) for one in before[-_REACH:]):
        return True
    if not _is_plain_account(hit):
        return False
    near = "".join(key_of(one.text) for one in before[-2:])
    return any(near.endswith(one) for one in _KINDS) or (not _says_owner(hit) and _is_at_bank(line, hit))


def is_passing(line: Line, hit: Match) -> bool:
    """Whether the label of a customer number stands among other words and does not say whose it is."""
    return hit.meaning == _MEANT and not (_says_owner(hit) or says_with_reader(hit)) and bool(_before(line, hit.start))


def _before(line: Line, at: int) -> list[Word]:
    """The words of the run before word `at`, from the last sign on that parts things."""
    words: list[Word] = []
    for place in range(at - 1, -1, -1):
        word, after = line.words[place], line.words[place + 1]
        stops = word.text[-1] in _SIGNS or key_of(word.text) in _STOPS
        if stops or after.x0 - word.x1 > _APART * line.height:
            break
        words.insert(0, word)
    return words


def _says_owner(hit: Match) -> bool:
    return hit.key.startswith(_OWNERS)


def _is_plain_account(hit: Match) -> bool:
    """Whether a label says "account" and not "customer": any house has accounts of its own."""
    return any("A" in way and "C" not in way for way in HEADER_PARTS.roles_of(hit.key))


def _is_at_bank(line: Line, hit: Match) -> bool:
    """Whether words of a bank stand in the line, or right above or below the run of the label."""
    if _tells_bank(line.words):
        return True
    run = next(one for one in line.segments(_APART) if line.words[hit.start] in one)
    near = (one for one in line.page.lines if one is not line and abs(one.y0 - line.y0) < 2 * line.height)
    flush = (each for one in near for each in one.segments(_APART) if abs(each[0].x0 - run[0].x0) <= _EDGE)
    return any(map(_tells_bank, flush))


def _tells_bank(words: Sequence[Word]) -> bool:
    keys = [key_of(one.text) for one in words]
    return any(key in _BANK or key + after in _BANK for key, after in zip(keys, [*keys[1:], ""], strict=True))
