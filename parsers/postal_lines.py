"""Lines of postal addresses: what a town, a street, a company's name and the label over an address look like.

In: words of a line. Out: their parts, and what each part is.

    Müller & Söhne GmbH · Königstraße 17 · 70173 Stuttgart        Ship To:        1200 Meridian Ave, Dock C
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.compound_words import Compounds
from parsers.label_words import ADDRESS_PARTS
from parsers.order_fields import LABELS
from parsers.page_words import Line, Word, key_of, matches, vocabulary

ROLES: Final = Compounds(
    vocabulary(
        {
            "delivery": "lieferanschrift lieferadresse lieferungan warenempfanger shipto deliverto "
            "deliveryaddress anlieferadresse "
            "lieferort shippingaddress empfangsadresse anlieferanschrift versandadresse abladestelle versandanschrift "
            "bitteliefernan lieferempfanger delivery lieferungbittean consignee anlieferung deliverylocation "
            "shipmentaddress",
            "invoice": "rechnungsanschrift rechnungsadresse rechnungan billto invoiceto invoiceaddress billingaddress "
            "rechnungsempfanger rechnungbittean invoice rechnung",
            "supplier": "lieferant supplier vendor an firma to verkaufer seller auftragnehmer anden "
            "supplieraddress herrn herrnfrau "
            "empfanger lieferantenanschrift vendoraddress bestelltbei orderto",
            "buyer": "besteller auftraggeber buyer kaufer from absender customer kunde bestelladresse "
            "orderedby purchaser von "
            "bestelltvon bestelltdurch buyeraddress",
        }
    ),
    ADDRESS_PARTS,
)
COUNTRIES: Final = {
    "deutschland": "DE", "germany": "DE", "d": "DE", "de": "DE", "osterreich": "AT", "austria": "AT", "a": "AT",
    "at": "AT",
    "schweiz": "CH", "switzerland": "CH", "ch": "CH", "suisse": "CH", "france": "FR", "frankreich": "FR", "f": "FR",
    "niederlande": "NL", "netherlands": "NL", "nl": "NL", "belgien": "BE", "italien": "IT", "italy": "IT", "i": "IT",
    "unitedkingdom": "GB", "uk": "GB", "gb": "GB", "greatbritain": "GB", "england": "GB", "usa": "US",
    "unitedstates": "US", "polen": "PL", "poland": "PL", "danemark": "DK", "denmark": "DK", "spain": "ES",
    "spanien": "ES",
    "ireland": "IE", "irland": "IE", "luxemburg": "LU", "b": "BE", "l": "LU", "tschechien": "CZ",
}  # fmt: skip
# D-70173 Stuttgart   70173 Stuttgart   CH-8005 Zürich   1010 Wien
_TOWN: Final = re.compile(r"^(?:([A-Z]{1,2})\s?[-–]\s?)?(\d{4,5})\s+([A-ZÄÖÜ][^\d,;|·]{1,40})$")
# 111 22 Stockholm   CZ-110 00 Praha   00-950 Warszawa   4700-123 Braga
_PARTED: Final = re.compile(
    r"^(?:([A-Z]{1,2})\s?[-–]\s?)?(\d{3}\s\d{2}|\d{2}-\d{3}|\d{4}-\d{3})\s+([^\W\d][^\d,;|·]{1,40})$"
)
# Dublin D01 AB12
_IRISH: Final = re.compile(r"^(?:(.{2,40}?),?\s+)?([A-Z]\d[\dW]\s[A-Z\d]{4})$")
# Manchester M1 2AB   London, SW1A 1AA
_UK: Final = re.compile(r"^(?:(.{2,40}?),?\s+)?([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$")
# Springfield, IL 62701
_US: Final = re.compile(r"^(.{2,40}?),?\s+[A-Z]{2}\s+(\d{5}(?:-\d{4})?)$")
COMPANY: Final = re.compile(
    r"\b(?i:GmbH|mbH|KGaA|OHG|GbR|Ltd|Limited|LLC|PLC|Inc|Corp|Ges\.?m\.?b\.?H)\b|\b(?:AG|KG|UG|SE|e\.?G\.?|EG|Co|SA|Sàrl|GMBH|S\.?p\.?A\.?|d\.o\.o\.|B\.?V\.?|N\.?V\.?|S\.A\.|B\.V\.|e\.\s?K|e\.\s?V|Söhne|Handels\w*)\b"
)
SEPARATOR: Final = frozenset(("·", "|", "•", "-", "–", "—", "*", "∙", "/", "●", ":", "."))


_ENDS_AS_STREET: Final = re.compile(
    r"(?i)\b(?:street|st|road|rd|drive|dr|avenue|ave|lane|ln|way|boulevard|blvd|court|ct|close|place|pl|parkway|pkwy|"
    r"highway|hwy|terrace|square|crescent|row|walk|circle|turnpike|pike|trail)\.?$"
)


class Part(NamedTuple):
    """A piece of an address: words of one line."""

    line: Line
    words: list[Word]

    @property
    def text(self) -> str:
        """The words without trailing separators."""
        return " ".join(one.text for one in self.words).strip(" ,;·|•–-")


class Address(NamedTuple):
    """An address as found on a page. `role` is "" where nothing labels it."""

    role: str
    single_line: bool
    name: Part | None
    street: Part | None
    town: Part | None
    postal_code: str
    city: str
    country: str | None
    country_part: Part

    @property
    def at(self) -> Part:
        """Where it stands: its town, or its name where it has none."""
        part = self.town or self.name
        assert part is not None, "an address has a town or a name"
        return part


def town_of(text: str) -> tuple[str, str, str | None] | None:
    """Postal code, city, country of a town line; None when it is none."""
    match = _TOWN.match(text) or _PARTED.match(text)
    if match is not None and len(match[2]) < 6 and _ENDS_AS_STREET.search(match[3]):
        # "2200 Westbelt Dr"
        return None
    if match is not None:
        city = match[3].strip()
        return match[2], city, COUNTRIES.get((match[1] or "").casefold()) if match[1] else None
    match = _UK.match(text)
    if match is not None:
        return match[2], (match[1] or "").strip(), "GB"
    match = _IRISH.match(text)
    if match is not None:
        return match[2], (match[1] or "").strip(), "IE"
    match = _US.match(text)
    return (match[2], match[1].strip(), "US") if match is not None else None


def runs_of(line: Line) -> list[list[Word]]:
    """Runs of the line, cut before labels too: "70173 Stuttgart  Datum: 22.11.2026"."""
    runs: list[list[Word]] = []
    for run in line.segments(1.6):
        start = 0
        for hit in matches(run, LABELS):
            apart = run[hit.start].x0 - run[hit.start - 1].x1 > 0.6 * line.height
            if hit.start > start and apart and run[hit.end - 1].text.endswith(":"):
                runs.append(run[start : hit.start])
                start = hit.start
        runs.append(run[start:])
    return runs


def pieces_of(line: Line, run: Sequence[Word]) -> list[Part]:
    """A run cut at its separators: "A GmbH · Weg 1 · 70173 Stuttgart" and "A GmbH, Weg 1, 70173 Stuttgart"."""
    pieces: list[list[Word]] = [[]]
    for word in run:
        if word.text in SEPARATOR:
            pieces.append([])
        else:
            pieces[-1].append(word)
            if word.text.endswith((",", "·", "|", "•", ";")):
                pieces.append([])
    return [Part(line, piece) for piece in pieces if piece]


def is_street(text: str) -> bool:
    return (
        re.search(r"\d+\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d+\s?[a-z]?)?$|^\d+\w?\s+\w|(?i:postfach|p\.?o\.? box)", text)
        is not None
        and len(text) < 60
    )


def role_of(part: Part) -> tuple[str, Part | None] | None:
    """The role a label gives, and what stands behind the label on the same line."""
    hits = matches(part.words, ROLES)
    if not hits or hits[0].start > 0:
        return None
    rest = part.words[hits[0].end :]
    labelled = part.words[hits[0].end - 1].text.endswith(":") or not rest
    if not labelled and hits[0].key != "firma":
        return None
    return hits[0].meaning, Part(part.line, rest) if rest else None


_ASIDE: Final = re.compile(
    r"(?i)^(?:z\.?\s?\.?\s?(?:hd|h)\b|zu h[äa]nden|att(?:n|ention)?\b|c/o\b|herrn?\b|frau\b|mr\b|mrs\b|ms\b|tel\b|telefon|"
    r"phone|fon\b|fax|mobile?\b|e-?mail|www\.|ust|vat\b|uid\b|contact|ansprech|kontakt|abt\b|abteilung|raum\b|room\b|floor\b|"
    r"geb(?:äude|\.)|leitweg|gln\b|account|kreditor|lieferanten-?nr|fao\b|ref\b|☎|✆|\(?\+?\d[\d\s()/-]{6,}$)"
)
_NO_NAME: Final = re.compile(
    r"(?i)^(?:wie |siehe |s\. ?o\.|w\. ?o\.|as |see |same |obige|oben|above|abweich|gleich|identisch|dto|ditto|n/a\b|keine)"
)


def name_part(parts: Sequence[Part]) -> Part | None:
    """The line of a block that names somebody: with a company's form, else the first that is no street and no aside."""
    named: list[Part] = []
    for part in parts:
        text = part.text
        if _NO_NAME.search(text):
            return None
        if sum(1 for char in text if char.isalpha()) < 3 or len(text) > 80 or text.endswith(":") or "@" in text:
            continue
        if key_of(text) == "firma" or _ASIDE.search(text):
            continue
        if town_of(text) is not None or (is_street(text) and not COMPANY.search(text)):
            if named:
                break
            continue
        named.append(part)
    if not named:
        return None
    return named[0]
