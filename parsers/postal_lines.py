"""Lines of postal addresses: what a town, a street, a company's name and the label over an address look like.

In: words of a line. Out: their parts, and what each part is.

    Müller & Söhne GmbH · Königstraße 17 · 70173 Stuttgart        Ship To:        1200 Meridian Ave, Dock C
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.address_labels import COUNTRIES, ROLES, is_caption, is_said_again, joined_role, without_brackets
from parsers.bare_labels import is_told_without_label
from parsers.building_parts import is_premises
from parsers.page_words import Line, Word, key_of, matches
from parsers.titles_to_supplier import behind_title, heads_paper

# D-70173 Stuttgart   70173 Stuttgart   CH-8005 Zürich   1010 Wien
_LANDS: Final = ("AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "IT", "LU", "NO", "PL", "PT", "SE", "SK")
_LAND: Final = rf"(?:([A-Z]{{1,2}})\s?[-–]\s?|({'|'.join(_LANDS)})\s)?"
_TOWN: Final = re.compile(rf"^{_LAND}(\d{{4,5}})\s+([A-ZÄÖÜ][^\d,;|·]{{1,40}}(?: CEDEX \d{{1,2}})?)$")
# 111 22 Stockholm   CZ-110 00 Praha   00-950 Warszawa   4700-123 Braga
_PARTED: Final = re.compile(
    rf"^{_LAND}(\d{{3}}\s\d{{2}}|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}})\s+([^\W\d][^\d,;|·]{{1,40}})$"
)
# Dublin D01 AB12
_IRISH: Final = re.compile(r"^(?:(.{2,40}?),?\s+)?([A-Z]\d[\dW]\s[A-Z\d]{4})$")
# Manchester M1 2AB   London, SW1A 1AA
_UK: Final = re.compile(r"^(?:(.{2,40}?),?\s+)?([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$")
# Springfield, IL 62701
_US: Final = re.compile(r"^(.{2,40}?),?\s+[A-Z]{2}\s+(\d{5}(?:-\d{4})?)$")
# Pinecrest Bay ON  P0C 1H0   Toronto, Ontario M5V 2T6
_CANADIAN: Final = re.compile(r"^(?:(.{2,40}?),?\s+)??(?:\(?(?:[A-Z]{2}|Ontario|Qu[eé]bec|Alberta|Manitoba|"
                              r"British Columbia|Saskatchewan|Nova Scotia|New Brunswick)\)?\.?,?\s+)?"
                              r"([A-CEGHJ-NPR-TVXY]\d[A-Z]\s\d[A-Z]\d)$")  # fmt: skip
# Richmond VIC 3121
_AUSTRALIAN: Final = re.compile(
    r"^(.{2,40}?),?\s+(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT|(?i:new south wales|victoria|"
    r"queensland|(?:south|western) australia|tasmania))\.?,?\s+(\d{4})$"
)
_SINGAPORE: Final = re.compile(r"^(?:Republic of )?((?i:Singapore)|S)(?:\s+|\s?\()(\d{6})\)?$")
# 3011 AB Rotterdam
_DUTCH: Final = re.compile(r"^(?:NL\s?[-–]\s?)?(\d{4}\s?[A-Z]{2})\s+([A-Z'][^\d,;|·]{1,40})$")
COMPANY: Final = re.compile(
    r"\b(?i:g?GmbH|mbH|KGaA|OHG|GbR|Ltd|Limited|L\.?L\.?C|LLP|PLC|Pte|Pvt|WLL|FZE|FZCO|Bhd|Inc|Incorporated|Corp|Corporation|Ges\.?m\.?b\.?H|"
    r"S\.?[aà]\.? ?r\.?l|S\.?r\.?l|s\.r\.o|ApS|Sp\. z o\.o|Kft|Pty|Genossenschaft|GesbR|Lda|Ltda|Oyj|UAB|SIA|Sdn|"
    r"Unlimited|spółka|sp\. ?k|sp\. ?j|S\.N\.C|spol\. s r\. ?o|v\.o\.s|SASU|EURL|EOOD|eGbR|ULC|Ltée)\b"
    r"|\b(?:AG|KG|UG|SE|e\.?G\.?|EG|KEG|DAC|Co|SA|Sàrl|GMBH|S\.?p\.?A\.?|d\.o\.o\.|B\.?V\.?|N\.?V\.?|S\.A\.|B\.V\.|"
    r"e\.\s?K|e\.\s?Kf[rm]|e\.\s?V|e\.\s?U|E\.\s?(?:K|KFR|KFM|V|U)(?=\.?$)|PARTG|PartG|mbB|AöR|KdöR|Söhne|Handels(?!kade|laan|plein|weg|str|allee|gasse|platz|ring|gat|vej|väg|quai|kai|hafen|haven)\w*)\b"
    r"|\b(?:OG|AB|AS|ASA|Oy|A/S|SAS|SNC|S\.L\.?U?|SL|CC|I/S|K/S|a\.s\.|HB|VOF|V\.O\.F\.|BV|NV|Zrt\.?|CLG|CIC)$"
)
SEPARATOR: Final = frozenset(("·", "|", "•", "-", "–", "—", "*", "∙", "/", "●", ":", "."))


_TOWNS_FIRST: Final = (
    (_UK, "GB"), (_IRISH, "IE"), (_US, "US"), (_CANADIAN, "CA"), (_AUSTRALIAN, "AU"), (_SINGAPORE, "SG"),
)  # fmt: skip
_ENDS_AS_STREET: Final = re.compile(
    r"(?i)\b(?:street|st|road|rd|drive|dr|avenue|ave|lane|ln|way|boulevard|blvd|court|ct|close|place|pl|parkway|pkwy|"
    r"highway|hwy|terrace|square|crescent|row|walk|circle|turnpike|pike|trail|loop|"
    r"alley)\.?(?: (?:north|south|east|west|[nsew]\.?))?$"
)


# 17 High Street   Postfach 12 04
_NUMBER_FIRST: Final = r"^\d+\w?\s+\w|(?i:postfach|p\.?o\.? box)"
_NUMBERED: Final = re.compile(
    r"(?<![A-Z\d])\d+\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d+\s?[a-z]?)?$|" + _NUMBER_FIRST + r"|(?i:stra(?:ß|ss)e|str\.)$"
)
_LONG_STREET: Final = 60
_REMARK: Final = re.compile(r"(\d[a-z]?) ?\([^()]*\)$")
"""What brackets say of a house behind its number."""


_LOWER_END: Final = re.compile(
    r"(?<=\w)(?:(?:\s+(?:gehen|liefern|geliefert|senden|erfolgen|zu|anliefern|vor))+\.?|\s+(?:bis|spätestens|zwischen|"
    r"jeweils|mit|gegen|ohne|(?:vor|nach)mittags|per|frei|bitte|oder|by|before|until|for|marked|and|no later)\b.*)$"
)
"""What a sentence says behind a town."""


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
    if (match := _DUTCH.match(text)) is not None and not _ENDS_AS_STREET.search(match[2]):
        return match[1], match[2].strip(" ."), "NL"
    match = _TOWN.match(text) or _PARTED.match(text)
    if match is not None and len(match[3]) < 6 and _ENDS_AS_STREET.search(match[4]):
        # "2200 Westbelt Dr"
        return None
    if match is not None:
        land = match[1] or match[2] or ""
        told = COUNTRIES.get(land.casefold()) or (land if land in _LANDS else None)
        return match[3], _LOWER_END.sub("", match[4].strip(" .")), told
    for town, country in _TOWNS_FIRST:
        if (match := town.match(text)) is not None:
            city = (match[1] or "").strip()
            return match[2], "Singapore" if city == "S" else city, country
    return None


LineRuns = tuple[Line, list[list[Word]]]
"""A line and its runs as `runs_of` cuts them."""


def pieces_of(line: Line, run: Sequence[Word]) -> list[Part]:
    """A run cut at its separators: "A GmbH · Weg 1 · 70173 Stuttgart" and "A GmbH, Weg 1, 70173 Stuttgart"."""
    pieces: list[list[Word]] = [[]]
    for at, word in enumerate(run):
        if word.text in SEPARATOR and not _parts_country(run, at):
            pieces.append([])
        elif _opens_aside(pieces, word):
            pieces.append([word])
        else:
            pieces[-1].append(word)
            if word.text.endswith((",", "·", "|", "•", ";")) or _ends_town(pieces[-1]):
                if _CODE_LAST.search(word.text):
                    pieces[-1][-1] = word._replace(text=word.text[:-1])
                pieces.append([])
    parts: list[Part] = []
    for piece in pieces:
        text = " ".join(one.text for one in piece)
        if parts and len(piece) <= _STATE and (_STATE_CODE.match(text) or _FORM_ALONE.match(text)):
            # "Cedar Bluffs," and "NE 68015", "Harbor Industries," and "Inc."
            parts[-1] = Part(line, [*parts[-1].words, *piece])
        elif piece:
            parts.append(Part(line, piece))
    return parts


def _opens_aside(pieces: Sequence[Sequence[Word]], word: Word) -> bool:
    """Whether a bracket opens behind a town, in a line with other pieces: "Weg 3, 44653 Herne (Anlieferung 6-13 Uhr)".

    One word in it may be a part of the town's name: "35037 Marburg (Lahn)". So does a word for a telephone.
    """
    last = pieces[-1]
    if len(pieces) > 1 and len(last) > 1 and key_of(word.text) in _REACHED:
        text = " ".join(one.text for one in last)
        return (town_of(text) or _STATE_CODE.match(text)) is not None
    coded = len(pieces) > 1 and len(last) > 1 and _POSTAL.fullmatch(last[0].text) is not None
    return coded and word.text.startswith("(") and not word.text.endswith(")")


_REACHED: Final = frozenset(("tel", "telefon", "telephone", "phone", "fon", "fax", "telefax", "mobil", "mobile", "ruf"))


def _parts_country(run: Sequence[Word], at: int) -> bool:
    """Whether a dash stands between country, or town, and the postal code: "DE - 20457 Hamburg"."""
    if not 0 < at < len(run) - 1 or run[at].text not in {"-", "–"}:
        return False
    # "Pune - 411 026"
    behind = "".join(one.text for one in run[at + 1 : at + 3]) if len(run[at + 1].text) == _HALF else run[at + 1].text
    if run[at - 1].text.isalpha() and _INDIAN.fullmatch(behind):
        return True
    return _COUNTRY.fullmatch(run[at - 1].text) is not None and _POSTAL.fullmatch(run[at + 1].text) is not None


_COUNTRY: Final = re.compile(r"[A-Z]{1,2}")
_INDIAN: Final = re.compile(r"[1-8]\d{5}[.,]?")
_HALF: Final = 3
_STATE: Final = 2
"""Words of a state and its postal code, or of a legal form, at most."""
_FORM_ALONE: Final = re.compile(rf"^(?:{COMPANY.pattern})[.,]*$")
_STATE_CODE: Final = re.compile(r"^[A-Z]{2} \d{5}(?:-\d{4})?$")


def _ends_town(piece: Sequence[Word]) -> bool:
    """Whether a full stop behind a town ends its sentence: "..., 3599 Sankt Wolfram. Bitte um Avis"."""
    last = piece[-1].text
    if len(piece) == 1 or not last.endswith(".") or _WAY_SHORT.fullmatch(last):
        return False
    before = piece[-2].text
    coded = _CODE_LAST.search(last) and (len(before) == _STATE if last[0].isdigit() and len(last) > _SHORT else True)
    return bool(coded) or (len(last) > _SHORT and _POSTAL.fullmatch(piece[0].text) is not None)


_CODE_LAST: Final = re.compile(r"^(?:\d[A-Z]{2}|\d{5}(?:-\d{4})?)\.$")
"""The end of a postal code and of a sentence: "Midlothian EH25 9QA. Please send ...", "OH 43082."."""

_WAY_SHORT: Final = re.compile(r"(?i)(?:boul|blvd|bvd|ave?|avda|hwy|pkwy|str|rd|cres|terr?|ctra|prov)\.")
"""What a street begins or ends with, cut short: "1200 Boul. Industriel"."""
_POSTAL: Final = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{2}-\d{3}|\d{4}-\d{3})")
_SHORT: Final = 4
"""Letters of "Bad." or "St." and their point."""


def is_street(text: str) -> bool:
    """Whether a line reads like a street with its number, or a box."""
    # "Hafengasse 2 (Rückseite)"
    text = _REMARK.sub(r"\1", text)
    if len(text) >= _LONG_STREET or not any(map(str.isalpha, text)):
        # "705-555-0164" is a telephone.
        return False
    return _NUMBERED.search(text) is not None or _ENDS_AS_STREET.search(text) is not None


ADDRESSED: Final = frozenset(("firma", "messrs", "m/s"))  # before the name of the firm that is written to


def role_of(part: Part) -> tuple[str, Part | None] | None:
    """The role a label gives, and what stands behind the label on the same line."""
    if (joined := joined_role(part.words)) is not None:
        return (joined, None) if joined else None
    colon = next((at + 1 for at, one in enumerate(part.words) if one.text.endswith(":")), len(part.words))
    hits = matches(part.words[:colon], ROLES)
    if hits and is_said_again(part.words, hits[0].start, hits[0].end):
        return hits[0].meaning, None
    if not hits or hits[0].start > 0 or heads_paper(part.line, part.words):
        return None
    end = max(hits[0].end, colon if not key_of(part.words[colon - 1].text) else 0)
    rest = without_brackets(part.words[end:])
    if not rest or is_caption([key_of(one.text) for one in rest]):
        return hits[0].meaning, None
    if hits[0].key in _WITH_NUMBER and [one.text.isdigit() for one in rest] == [True]:
        return hits[0].meaning, None
    told = hits[0].meaning == "invoice" and COMPANY.search(Part(part.line, rest).text) is not None
    labelled = part.words[end - 1].text.endswith(":") or (told and is_told_without_label(part.line, rest))
    if not labelled and hits[0].key not in ADDRESSED:
        return None
    return hits[0].meaning, Part(part.line, rest)


_WITH_NUMBER: Final = frozenset(("lieferant", "auftragnehmer", "supplier", "vendor"))
_ASIDE: Final = re.compile(
    r"(?i)^(?:z\.?\s?\.?\s?(?:hd|h)\b|zu h[äa]nden|att(?:n|ention)?\b|c/o\b|herrn?\b|frau\b|mr\b|mrs\b|ms\b|tel\b|"
    r"(?:fr|hr|hrn|mme|mlle|sig|sig\.ra)\. |"
    r"telefon|phone|fon\b|fax|mobile?\b|e-?mail|www\.|ust|vat\b|uid\b|contact|ansprech|kontakt|abt\b|abteilung|"
    r"raum\b|room\b|floor\b|geb(?:äude\b|\.)|leitweg|gln\b|account|kreditor|lieferanten-?nr|f\.?a\.?o\b|ref\b|☎|✆|"
    r"\(?\+?\d[\d\s()/-]{6,}$)"
)
_NO_NAME: Final = re.compile(
    r"(?i)^(?:wie |siehe |s\. ?o\.|w\. ?o\.|as |see |same |obige|oben|above|abweich|gleich|identisch|dto|ditto|"
    r"n/a\b|keine)"
)


_TITLE: Final = re.compile(
    r"(?i)^\S*(?:bestellung|abruf|auftrag|bestell(?:schein|zettel|bon|bogen|beleg|karte|liste|formular)|order|requisition|anforderung)(?:$|[\s#:])"
)
_BUYING: Final = "purchasing|procurement|einkauf|beschaffung"
DEPARTMENT: Final = re.compile(
    rf"(?i)\b\w*(?:{_BUYING}|abteilung|büro|verwaltung|sekretariat)\b|\b(?:department|dept|office|buying)\b"
)
"""A word that tells an office, wherever it stands: "Stadt Neuss Einkauf"."""
_OFFICE: Final = re.compile(
    r"(?i)^(?:(?:der|die|das|the|zentral\w*|central|corporate|strategisch\w*|operativ\w*|group|global|team|"
    rf"abteilung)\s+)*(?:{_BUYING}|purchase ledger|accounts(?: payable)?|payables|finance|"
    r"(?:financial|exchequer) services|finanz(?!(?:amt|gericht) \w)\w*|"
    r"\w*buchhaltung|rechnungs(?:prüfung|eingang|wesen|stelle)|verwaltung|materialwirtschaft|supply chain|dezernat|"
    r"fachbereich|disposition|bürgermeister|gemeindevorstand|magistrat|vorstand|stores department|buying office|"
    r"\w+abteilung\b|(?:(?:kirchen)?gemeinde|kirchen|pfarr|schul|stadt|amts|vereins|rats|praxis)?(?:büro|sekretariat)$|"
    r"pfarramt$|geschäftsstelle$|"
    r"(?:sales (?:office|department|desk|team)|order (?:desk|processing)|customer services?|vertrieb|verkauf)$|"
    r"(?:town|city|county) hall$|civic cent(?:re|er)$|rathaus$|"
    r"\w+(?:verwaltung|kasse|amt)$|referat|fachdienst|stabsstelle)\b"
)
"""A line that begins with an office and names nobody: "Corporate Procurement"."""
_SENTENCE: Final = re.compile(
    r"(?i)\b(?:bitte|please|wir|soll(?:en)?|folgende\w*|bestellen|liefern|gehen|shall|must|should|werden|hiermit|sind|"
    r"angeben|anzugeben|vermerken|gelten|gilt|zuzüglich|quote|quoting)\b|"
    r"^(?:guten (?:tag|morgen|abend)|grüezi|grüß gott|hallo|servus|moin|sehr geehrte\w*|good (?:morning|afternoon|day)|"
    r"liebe[rs]? (?:\S+-)?(?:teams?|frau|herr|damen|kolleg\w+|kund\w+|leute|alle)|"
    r"(?:dear|hello|hi) (?:\S+ )?(?:teams?|sirs?|madam|mrs?|ms|miss|all|there|customers?|colleagues?|zusammen))\b"
)
_BANK: Final = re.compile(
    r"(?i)\d,?\s+(?:AG|LG)\s|bank\b|sparkasse|raiffeisen|kreditinstitut|\bIBAN\b|\bBIC\b|amtsgericht|handelsregister|finanzamt"
)
_FORM_FIRST: Final = re.compile(rf"^(?:(?:&|\+|und|u\.) ?)?(?:{COMPANY.pattern})")
_STREET_FIRST: Final = re.compile(_NUMBER_FIRST + r"|(?i:stra(?:ß|ss)e\b|str\.|gasse\b|(?<=\w )(?:street|road)\b)")
_FORM_LAST: Final = re.compile(rf"(?:{COMPANY.pattern})[.,\s]*$")


def is_office(part: Part) -> bool:
    """Whether words name an office of somebody, not him: "Corporate Procurement", "Gemeindebüro"."""
    labels = any(one.text.endswith(":") for one in part.words)
    return _OFFICE.search(part.text) is not None and not COMPANY.search(part.text) and not labels


def name_part(parts: Sequence[Part], *, office: bool = False) -> Part | None:
    """The line of a block that names somebody: the first that is no street, town, title, label or aside.

    Goods may go to an `office` that is named alone, "Materialwirtschaft Haus C", or to a part of a firm, "Huber KG,
    Halle 3".
    """
    alone = next((one for one in parts if office and is_office(one) and not is_aside(one)), None)
    return _name_among(parts, place=office) or alone


def _name_among(parts: Sequence[Part], *, place: bool) -> Part | None:
    named: list[tuple[int, Part]] = []
    for at, part in enumerate(parts):
        if _NO_NAME.search(part.text):
            break
        # "Finance Office, 2nd Floor, Priory House"
        housed = at > 0 and part.line is parts[at - 1].line and _BUILDING.search(part.text) and is_office(parts[0])
        if is_name(part) and town_of(part.text) is None and not housed:
            named.append((at, part))
    if not named:
        return None
    at, part = named[0]
    street_below = any(is_street(one.text) for one in parts[at + 1 :])
    cared = any(one.text.casefold().startswith("c/o") for one in parts[at + 1 : at + 2])
    alone = len(named) == 1 and not (street_below or cared or _STAGE.search(part.text))
    if is_street(part.text) and not COMPANY.search(part.text) and (alone or _STREET_FIRST.search(part.text)):
        # "Halle 2" may end a name, where other lines follow.
        return None
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following is not None and following.line is not part.line and _FORM_FIRST.match(following.text):
        # "Zimmerei Huber" over "GmbH & Co. KG", "Kurhotel GmbH" over "& Co. KG".
        return Part(part.line, [*part.words, *_form_of(following.words)])
    opened = following is not None and (key_of(part.words[-1].text) in _GOES_ON or _ends_form(part, following))
    if following is not None and following.line is not part.line and opened:
        # "The Corporation of the" over "Town of Pinecrest Bay".
        return Part(part.line, [*part.words, *following.words])
    return Part(part.line, _without_asides(part.words, place=place, apart=street_below))


_STAGE: Final = re.compile(
    r"(?i)^(?!(?:am|an|auf|im|zu[mr]|in) ).*\w\W+(?:phase|stage|plot|zone|block|terminal|bauteil|los|lot|ba|"
    r"(?:bau)?abschnitt|section|baufeld|haus|halle) (?:\d+\w?|[IVX]+)$"
)
"""A part of a site or of a house and its number, behind the name of that: "Kirkgate Wharf Phase 2"."""
_GOES_ON: Final = frozenset(("of", "the", "and", "&", "für", "fur", "und", "der", "des", "for"))
"""Words that end no name."""


def is_aside(part: Part) -> bool:
    """Whether words of a block name a person, a room or a way to reach somebody: "Attn: Dock 4"."""
    return _ASIDE.search(part.text) is not None


_BUILDING: Final = re.compile(r"(?i)(?:\b(?:house|building|hall|tower|block|wing)|gebäude|haus)$")


def is_name(part: Part) -> bool:
    """Whether words may name somebody: not figures, a label, the order's title, a way to reach a person, a bank."""
    text = part.text
    if sum(map(str.isalpha, text)) < 3 or len(text) > 90 or "@" in text or is_premises(text):
        return False
    if _CODE.fullmatch(text) or _FILE.search(text) or joined_role(part.words) is not None:
        return False
    if any(one.text.endswith(":") for one in part.words) or key_of(text) in _BARE_LABELS or is_aside(part):
        return False
    # "... di Cappelletti Ugo & C." ends with no sentence.
    ended = text.endswith(".") and len(part.words) > _SAID and len(part.words[-1].text) > len("C.")
    if _SENTENCE.search(text) or (ended and not COMPANY.search(text[-16:])):
        return False
    if COMPANY.search(text):
        return True
    return not (_OFFICE.search(text) or (_TITLE.search(text) and len(part.words) <= _TITLE_WORDS))


_BARE_LABELS: Final = frozenset(
    ("firma", "page", "seite", "sheet", "blatt", "date", "datum", "currency", "wahrung", "purchase")
)
_CODE: Final = re.compile(r"(?=.*\d.*\d)[A-Z\d/-]{4,}")
_FILE: Final = re.compile(r"(?i)\w\.(?:xls[xmb]?|pdf|docx?|csv|txt|od[st]|html?|eml|msg)$|://|^(?:file|datei)\b.*[/\\]")
"""The name of a file or the address of a page, as programs print them at the head of the paper."""
_SAID: Final = 6
"""Words of a name that ends in a point, at most: more are a sentence."""
_TITLE_WORDS: Final = 4
"""Words of a title at most."""


def company_in(part: Part) -> Part | None:
    """The company that words name, up to its legal form and without what follows; None for a bank or none."""
    if not COMPANY.search(part.text) or _BANK.search(part.text) or _GROUND_FLOOR.search(part.text) or not is_name(part):
        return None
    named = Part(part.line, _without_asides(behind_title(part.words)))
    return None if _FORM_FIRST.match(named.text) else named


_GROUND_FLOOR: Final = re.compile(
    r"\b(?i:\w*(?:anlieferung|eingang|annahme|ausgabe|empfang|lager|raum)|pforte|geb(?:äude|\.)|haus|halle|trakt|flügel|"
    r"zimmer|büro|im)(?: [A-Z]?\s?\d{0,3}[a-z]?)? EG\b"
)
"""EG for Erdgeschoss, and no cooperative: "Anlieferung EG", "Haus 4 EG"."""


def registered(part: Part) -> Part | None:
    """The company that begins a sentence of its register: "Oakfield Nurseries Ltd. Registered in England"."""
    for at in range(1, min(len(part.words), _NAME_WORDS)):
        head = " ".join(one.text for one in part.words[: at + 1])
        follows = key_of(part.words[at + 1].text) if at + 1 < len(part.words) else ""
        if _FORM_LAST.search(head) and (
            part.words[at].text[-1] in ".," or follows in {"is", "registered", "sitz", "ist"}
        ):
            last = part.words[at]
            plain = last.text.rstrip(".,") if _ENDS_PLAIN.match(last.text) else last.text
            return company_in(Part(part.line, [*part.words[:at], last._replace(text=plain)]))
    return None


_ENDS_PLAIN: Final = re.compile(r"(?i)(?:g?GmbH|plc|AG|KG|SE|UG|Ltd|Limited|L\.?L\.?C|LLP|OHG)[.,]$")
"""Legal forms whose full stop ends a sentence."""
_PLANT: Final = re.compile(r"(?i)^(?:haus|halle|werk|filiale|lager|plant|store|branch|depot|hub|standort)\b")
"""What belongs to a name though a number stands behind it: "Werk 2"."""
_PLACE: Final = re.compile(
    r"(?i)^c/o\b|\b\w*(?:lager|halle|werk|haus|filiale|wareneingang|annahme|magazin|depot|standort|baustelle)"
    r"\b|\b(?:varasto|almac[eé]n|magazzino|deposito|magazyn|sklad|armaz[eé]m|entrep[oô]t|d[eé]p[oô]t|magasin|loods|"
    r"magazijn|hospital|clinic|school|campus|yard|workshop|stores?|warehouse|goods (?:in\w*|entrance|yard)|receiving|"
    r"unit [IVX]+|factory|"
    r"receipt|hub|plant|branch|stockroom)\b"
)


def is_place(text: str) -> bool:
    """Whether words tell a part of a firm to which goods go, "Halle 3", "Central Stores", and not where to drive."""
    return _PLACE.search(text) is not None


_NAME_WORDS: Final = 7
"""Words of a name at most."""


def _ends_form(above: Part, part: Part) -> bool:
    """Whether a line is the rest of a legal form: "k." or "z o.o." below "Sp."."""
    last = above.words[-1].text
    whole = _FORM_FIRST.match(f"{last} {part.text}") if len(last) <= len("mbH.") else None
    return whole is not None and whole.end() > len(last) + 1 and whole.end() + 1 >= len(f"{last} {part.text}")


def _form_of(words: Sequence[Word]) -> list[Word]:
    """The words of a legal form at the beginning: "GmbH & Co. KG" of "GmbH & Co. KG Holzbau"."""
    end = 1
    for at in range(1, min(len(words), 4)):
        if COMPANY.search(words[at].text):
            end = at + 1
    return list(words[:end])


def _without_asides(words: Sequence[Word], *, place: bool = False, apart: bool = False) -> list[Word]:
    """A name without what a comma sets apart behind its legal form: "Huber KG, Polier Hr. Stadler".

    A `place`, `apart` in the line above its street, is the name of where goods go, however many commas it has.
    """
    for at in range(1, len(words)):
        rest = " ".join(one.text for one in words[at:])
        head = " ".join(one.text for one in words[:at])
        if not words[at - 1].text.endswith(",") or _FORM_FIRST.match(rest):
            continue
        told = place and (apart or (is_place(rest) and not _HOURS.search(rest)))
        aside = _ASIDE.search(rest.removeprefix("c/o ")) and not (apart and _ROOM.match(rest))
        if told and not (aside or _PERSON.search(rest) or _DOOR.match(rest)):
            continue
        street = is_street(rest) and not _PLANT.search(rest)
        if (
            (_FORM_LAST.search(head) and not COMPANY.search(_COUNTY.sub("", rest)))
            or street
            or _ASIDE.search(rest)
            or _DOOR.match(rest)
        ):
            return list(words[:at])
    return list(words)


_COUNTY: Final = re.compile(r"(?:^|(?<=, ))Co\.(?: [A-Z][a-z]+|$)")
"""An Irish county, which is no company: "Ballinskerry, Co. Kerry"."""
_DOOR: Final = re.compile(
    r"(?i)(?:(?:lieferanten|personal|hinter|haupt|seiten|neben|küchen)-?(?:eingang|eingänge)|\w*(?:einfahrt|zufahrt)|"
    r"hintertür|hof|(?:rear|side|back|main|staff|service) (?:door|entrance|gate)|loading (?:bay|dock)|gate \d+)\b"
)
"""Where to drive or to ring, which is none of the name of a place."""
_ROOM: Final = re.compile(r"(?i)(?:raum|room|floor|geb(?:äude\b|\.)) ?\w")
_HOURS: Final = re.compile(r"(?i)\buhr\b|\d[.:]\d\d\b")
_PERSON: Final = re.compile(r"(?i)\b(?:hr|hrn|herrn?|fr|frau|mr|mrs|ms|dr|ing|polier|bauleiter\w*|mailbox)\b\.?")
