"""What labels inside an order line mean: "Ihre Art.-Nr.: 4711", "Liefertermin KW 48", "abzgl. 5 % Rabatt"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.compound_words import Compounds, Lexicon
from parsers.label_asides import with_asides
from parsers.number_sources import leads_to_source, names_reader, source_behind
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Match, Word, key_of, matches, vocabulary
from parsers.printed_values import find_date
from parsers.sentences import WEEKDAYS
from parsers.title_words import TITLE_KINDS, TITLE_ROLES

LABEL_PARTS: Final = Lexicon(
    {
        **TITLE_ROLES,
        "A": TITLE_ROLES["A"] + " p/n",
        # Drawings are the buyer's: "Zeichnungs-/Ident-Nr.", but "Zeichnung 3011" is text.
        "V": "",
        "v": "zeichnung zeichnungs zeichn zng drawing dwg",
    },
    (("[vO]+E?A+N?|A+N?E?v+N", "buyer_article"), *TITLE_KINDS),
    ignored="CF",
    joining="J",
)

LINE_LABELS: Final = Compounds(
    vocabulary(
        {
            "article": "lieferantenartikel liefartnr lfartnr lieferantennrartikel vendorpart vendorpartno vendorsku "
            "vendoritemno suppliercode supplierref yourref yourcode yourpart youritem yourproductcode yoursku "
            "ihrenummer ihrartikel ihreartikelnr ihreref ihrebestellnr bestellnr bestnr katalognr catno catalogno "
            "herstellernr ihrartnr ihrebestnr partno partnumber itemcode productcode productno stockcode "
            "art ihreartnr ihreartikelnr ihreartikelnummer lieferantenartikelnr lieferantenartnr artnr "
            "artikelnr "
            "artikelnummer yourarticleno youritemno yourpartno yourarticle supplierpartno suppliersku sku "
            "brandsku brandssku brandcode brandno brandref brandstyle brandstyleno brandproductcode brandsitemno "
            "itemno artikelnrlieferant p/n p/nno part# item# sku# art#",
            "buyer_article": "ourcode ouritem ourpart ourpartnumber ouritemcode oursku ourstockcode unserartikel "
            "unsernr unserenr unserenummer unsereref unseresachnr kundenmaterial kundenmaterialnr customerpart "
            "customerpartno customersku custpartno buyerpartno buyeritem internenr internalno eigeneartnr "
            "hausartikelnr unsereteilenr unsersku unseresku "
            "storescode storesno storesref ourstorescode ourstoresno ourstoresref "
            "unsereartnr unsereartikelnr unsereartikelnummer unserematerialnr "
            "kundenartikelnr kundenartnr "
            "ourarticleno ouritemno ourpartno ourarticle materialnr materialnummer matnr unserematnr customeritem "
            "ourref",
            "gtin": "ean13 eangtin gtinean eanno gtinno upc upccode strichcode gtin13 barcodenr "
            "ean gtin eannr ean/gtin gtin/ean eancode barcode",
            "delivery_date": "lieferwunsch wunschtermin wunschlieferung lieferzeitpunkt lieferungbis lieferbar "
            "liefertag "
            "duedate dueby deliverondate deliveron delivered requestdate requesteddate requesteddeliverydate "
            "requireddate requiredby requireddeliverydate needby neededby needbydate eta shipdate shipby "
            "expecteddelivery expecteddeliverydate promisedate confirmeddate bedarfstermin anliefertermin "
            "anlieferung anlieferdatum terminkw lieferkw lieferungkw bis "
            "liefertermin lieferdatum wunschtermin termin deliverydate delivery "
            "requesteddelivery due lieferwoche "
            "wunschlieferdatum deliverby lieferungam lieferung "
            "zuliefern zuliefernam zuliefernbis wetermin lt fallig falligam required requested",
            "discount": "rab disc linediscount positionsrabatt zeilenrabatt sonderrabatt mengenrabatt "
            "tradediscount lessdiscount "
            "rabattsatz discountrate rabatt abzgl abzuglich discount nachlass less abzglrabatt abzuglichrabatt",
            "price_unit": "preiseinh preisbasis pricebasis priceunit pricefor preispro preisfur preisje preisper "
            "priceper preiseinheit pe",
        }
    ),
    LABEL_PARTS,
)


def labels_of(words: Sequence[Word]) -> list[Match]:
    """The labels in a line; one said twice is one label: "Ihre Materialnr. / Your material no."."""
    found: list[Match] = []
    for hit in matches(words, LINE_LABELS):
        per = key_of(words[hit.start].text)
        if hit.meaning == "price_unit" and per in _PER and not _tells_base(words, hit.end, per):
            # "Für Bau-Nr. 618", "für Auftrag 88412" and "für 6-SB Talstation" tell no price; "je 100" does.
            continue
        if hit.meaning == "price_unit" and _is_word_of_small_ones(words[hit.start : hit.end]):
            continue
        if hit.key in _BEFORE_DAYS and not _tells_day(words[hit.end : hit.end + _DATED]):
            # "lt. Angebot vom 02.10.2026" and "Required: 3.1 certificate" tell no day of delivery.
            continue
        if hit.meaning in _OWNED and _names_paper(words, hit):
            continue
        before = found[-1] if found else None
        between = [key_of(one.text) for one in words[before.end : hit.start]] if before is not None else []
        slashed = between == ["/"] or (before is not None and not between and _is_slashed(words, hit.start))
        if before is None or not slashed or not (meaning := _one_meaning(before, hit)):
            found.append(hit)
        else:
            found[-1] = Match(before.start, hit.end, meaning, f"{before.key}/{hit.key}")
    if len(found) > 1 and found[0].start == 0 and {found[0].meaning, found[1].meaning} == _OWNED:
        found[1] = _with_name(words, found[1])
    return with_asides(words, _with_sources(words, [_with_number_word(words, _to_colon(words, hit)) for hit in found]))


def _names_paper(words: Sequence[Word], hit: Match) -> bool:
    """Whether a label is that of an order or a project, whoever's it is, and of no goods: "Unser Auftrag: 240117"."""
    after = key_of(words[hit.end].text) if hit.end < len(words) else ""
    return any(_PAPER.fullmatch(key) is not None for key in (hit.key, hit.key + after))


_PAPER: Final = re.compile(
    r"(?:for|fur|zu|zum)?(?:"
    r"(?:our|your|unsere?|ihre?|kunden|customer|client|end)+"
    r"(?:auftrag|auftrags|projekt|project|kommission|kommissions|job|workorder|zeichen|vorgang|vorgangs)"
    r"|unsere?bestellung|(?:our|for|fur)*(?:customer|client|sales|work)order|ourorder)(?:no|nr|nummer|number)?"
)


_BEFORE_DAYS: Final = frozenset(("zuliefern", "lt", "fallig", "required", "requested"))
"""Words that are labels of a day where one stands right behind them."""
_DATED: Final = 5
"""Words of a day with its weekday, at most."""


def _tells_day(words: Sequence[Word]) -> bool:
    """Whether words begin with a day or a week, whatever weekday it is."""
    keys = [key_of(one.text) for one in words]
    start = next((at for at, key in enumerate(keys) if key not in WEEKDAYS | {""}), len(words))
    said = " ".join(one.text for one in words[start:]).lstrip("(")
    found = find_date(said)
    return found is not None and said.startswith(found[1])


def tells_no_day(words: Sequence[Word], hit: Match) -> bool:
    """Whether nothing but an amount stands behind a label of days: "Delivery to site   25.00" tells what it costs."""
    return hit.meaning == "delivery_date" and not any(
        char.isdigit() for one in words[hit.end : -1] for char in one.text
    )


def _is_word_of_small_ones(words: Sequence[Word]) -> bool:
    """Whether one word only looks as if compounded of "per", "in" and their like: "pin 8 mm", "PEX 16", "amp 32"."""
    if len(words) > 1 or (key := key_of(words[0].text)) in _PER or dict.__contains__(LINE_LABELS, key):
        return False
    return any(set(way) <= _SMALL for way in LABEL_PARTS.roles_of(key)) and words[0].text.rstrip(".:,").isalpha()


_SMALL: Final = frozenset("EFJ")
"""Roles of "per", "in", "and", which are no compound by themselves."""
_PER: Final = frozenset(("fur", "je", "pro", "per"))


def _tells_base(words: Sequence[Word], at: int, per: str) -> bool:
    """Whether a figure that a price is for stands there: "je 100", "per 1.000 Stk"; behind "für" with nothing more."""
    if at >= len(words) or not _BASE.fullmatch(words[at].text):
        return False
    rest = [key_of(one.text) for one in words[at + 1 :]]
    return per != "fur" or not rest or (len(rest) == 1 and rest[0] in UNIT_WORDS)


_BASE: Final = re.compile(r"\(?\d[\d.,']*[^\W\d_]*\.?\)?")


def _to_colon(words: Sequence[Word], hit: Match) -> Match:
    """A label ends with its colon: in "Your part number: RM 9633-65" no currency is a part of it."""
    ends = (at + 1 for at in range(hit.start, hit.end) if words[at].text.endswith(":"))
    return hit._replace(end=next(ends, hit.end))


def _with_name(words: Sequence[Word], hit: Match) -> Match:
    """A label that only says whose a number is, with what its owner calls it: "Ihre Nr. 88623, unsere Sorte P8059"."""
    name, code = (words[at].text if at < len(words) else "" for at in (hit.end, hit.end + 1))
    named = name.rstrip(".:").isalpha() and not key_of(name).startswith(OF_ORDERS)
    return hit._replace(end=hit.end + 1) if hit.key in _WHOSE and named and any(map(str.isdigit, code)) else hit


_WHOSE: Final = frozenset(("unser", "unsere", "our", "ihr", "ihre", "your"))
OF_ORDERS: Final = (
    "auftrag", "bestell", "komm", "zeichen", "angebot", "order", "quot", "offer", "job", "projekt", "project", "bau",
    "anfrage", "enquiry", "kunde", "kdnr", "preis", "price",
)  # fmt: skip
"""How words begin that name no goods but an order, a job or a letter."""


def _with_number_word(words: Sequence[Word], hit: Match) -> Match:
    """A label of a number with the word behind it that only says "number": "Our no. / Notre n° 4711"."""
    end = hit.end
    if hit.meaning in _OWNED and end + 1 < len(words) and words[end].text.casefold().strip(".:") in _NUMBER_WORDS:
        return hit._replace(end=end + 1)
    return hit


def _with_sources(words: Sequence[Word], hits: Sequence[Match]) -> list[Match]:
    """The labels of numbers with the words that tell where these are printed: "Art.-Nr. lt. Ihrem Katalog: 66691"."""
    found: list[Match] = []
    plain = bool(words) and key_of(words[0].text) in _PLAIN_LABELS and (not hits or hits[0].start > 0)
    for hit in [Match(0, 1, "article", key_of(words[0].text)), *hits] if plain else hits:
        if found and hit.start < found[-1].end:
            continue
        # "Part no. in our" is a label by its parts, too.
        ends = range(hit.end, hit.start, -1) if hit.meaning in _OWNED else ()
        source = next((one for end in ends if (one := source_behind(words, end)) is not None), None)
        if source is not None and (source.listed or not plain or hit.start):
            told = hit.meaning == "buyer_article" or says_supplier(words[hit.start : hit.end])
            meaning = "buyer_article" if source.ours and not told else hit.meaning
            found.append(hit._replace(end=source.end, meaning=meaning))
        elif not plain or hit.start:
            led = not found and hit.meaning == "article" and hit.start > 0 and leads_to_source(words[: hit.start])
            found.append(hit._replace(start=0) if led else hit)
    return found


_NUMBER_WORDS: Final = frozenset(("n°", "nº", "no", "nr", "number", "nummer"))


def _is_slashed(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].text.endswith("/") or words[at].text.startswith("/")


_OWNED: Final = frozenset(("article", "buyer_article"))


def _one_meaning(one: Match, other: Match) -> str | None:
    """What two labels mean together: the same, or the one that says whose number it is."""
    if one.meaning == other.meaning:
        return one.meaning
    if {one.meaning, other.meaning} != _OWNED:
        return None
    article = one if one.meaning == "article" else other
    return None if any("T" in way for way in LABEL_PARTS.roles_of(article.key)) else "buyer_article"


def says_supplier(label: Sequence[Word]) -> bool:
    """Whether the words of a label say that the number is the supplier's."""
    return names_reader(label) or any(
        "T" in way for way in LABEL_PARTS.roles_of("".join(key_of(one.text) for one in label))
    )


def is_catalogue(label: Sequence[Word]) -> bool:
    """Whether a label names the number of a catalogue, which is the supplier's: "Catalogue no.", "Kat.-Nr."."""
    key = "".join(key_of(one.text) for one in label)
    return key.startswith(("catalog", "katalog", "catno", "catnum", "katnr", "cat#"))


def bare_value(text: str) -> str:
    """The value behind a label without the punctuation of its line.

    The bracket that closes behind it was opened before its label: "(Ihre Artikelnummer 30615)". One of its own stays:
    "4711(B)".
    """
    text = text.strip(":,;")
    for opening, closing in ("()", "[]"):
        while text.endswith(closing) and text.count(closing) > text.count(opening):
            text = text[:-1].rstrip(".,;")
    return text


_ARTICLE_NUMBER: Final = re.compile(
    r"[a-z/]+?(?:art|artikel|mat|material|(?:bau)?teile?|ident|sach|item|part|article|stucklisten?|bom|partslist|"
    r"baugruppen?|komponenten?|component)(?:nr|nummer|no|number)"
)
_NUMBER: Final = re.compile(r"[a-z/&]*(?:nr|nummer|number|p/n|kennung|code|ref|#)")
_CODE: Final = re.compile(r"(?=.*\d)[\w./-]{4,24}[,;:]?")
_LONGEST: Final = 6


PLAIN_NUMBERS: Final = frozenset(("nr", "no", "nummer", "number", "code", "nrn", "#", "num", "ref"))
"""Labels that say of a number nothing but that it is one."""
_PLAIN_LABELS: Final = PLAIN_NUMBERS | frozenset(
    ("artikel", "article", "item", "part", "produkt", "product", "position")
)
"""What is a label of a number only where the words behind it tell where that is printed."""


def strange_label(words: Sequence[Word]) -> tuple[Word, bool] | None:
    """The number that ends a line behind a label nobody knows, and whether it is some article number.

    "Quast-Art.-Nr. 2374512": whose number it is, only the other numbers of the order line can tell.
    """
    *label, code = words
    key = "".join(key_of(one.text) for one in label)
    if not label or len(label) > _LONGEST or any(map(str.isdigit, key)) or not _CODE.fullmatch(bare_value(code.text)):
        return None
    if not _NUMBER.fullmatch(key) and label[-1].text.casefold().rstrip(":") not in {"no.", "no"}:
        return None
    known = any(hit.start == 0 and hit.end == len(label) for hit in labels_of(label))
    return None if known else (code, _ARTICLE_NUMBER.fullmatch(key) is not None)
