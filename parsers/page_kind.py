"""What kind of paper a page of words is: an order, its change, an invoice, a delivery note, terms, a catalogue.

In: pages and the table. Out: `Kind`, the class of what is not an order, and whether a title said so. The title words
in the upper half of the first page decide; the larger and the higher, the more they weigh.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from orderhub.document import Kind
from parsers.mail_evidence import weigh
from parsers.mail_words import ORDER
from parsers.order_titles import is_slip, title_start
from parsers.page_words import Line, Match, Page, Word, key_of, matches, vocabulary

_TITLES: Final = vocabulary(
    {
        "order": "bestellung purchaseorder auftrag order auftragserteilung faxbestellung einkaufsauftrag "
        "nachbestellung materialbestellung lieferauftrag warenbestellung lieferabruf abruf abrufbestellung "
        "bestellformular bestellschein orderform einkaufsbestellung expressbestellung sammelbestellung eilbestellung "
        "kaufauftrag lieferantenbestellung einkaufsorder lagerbestellung rahmenabruf bedarfsmeldung bestellauftrag "
        "warenorder wareneinkauf teilebestellung ersatzteilbestellung onlinebestellung shopbestellung webbestellung "
        "bestellungnr auftragsschreiben stockorder purchaseordernote supplierorder vendororder replenishmentorder "
        "releaseorder calloff callofforder callup calluporder drawdown drawdownorder drawdownrequest blanketrelease "
        "filialbestellung direktbestellung projektbestellung "
        "lebensmittelbestellung monatsbestellung wochenbestellung tagesbestellung terminbestellung "
        "bestellliste bestellblatt bestellzettel bestellauftragnr localpurchaseorder lpo lieferantenauftrag "
        "beschaffungsauftrag abrufauftrag einzelauftrag einzelabruf warenabruf bestellabruf einzelbestellung "
        "streckenbestellung sofortbestellung bestellubersicht "
        "auftragsschein auftragszettel auftragsformular auftragsblatt auftragsvordruck bestellvordruck bestellbogen "
        "bestellkarte orderslip orderdocket orderchit orderticket "
        "ordernote ordersheet",
        "order_label": "bestellnummer bestellnr ponumber pono po purchaseorderno purchaseordernumber bestelldatum "
        "orderno ordernumber orderdate",
        "invoice_label": "rechnungsnummer rechnungsnr invoiceno invoicenumber rechnungsdatum invoicedate invoice# "
        "rechnungnr zahlbarbis leistungsdatum",
        "change": "bestellanderung anderungsbestellung changeorder orderchange purchaseorderchange poChange "
        "bestellungsanderung auftragsanderung revisedpurchaseorder anderungzurbestellung anderungderbestellung",
        "cancellation": "stornierung storno cancellation ordercancellation bestellstornierung "
        "stornobestellung auftragsstorno "
        "purchaseordercancellation",
        "withdrawal": "widerruf widerrufsformular withdrawal widerrufserklarung",
        "response": "auftragsbestatigung orderconfirmation bestellbestatigung orderacknowledgement orderresponse "
        "salesorderconfirmation auftragsbestatigungsnr acknowledgement",
        "invoice": "rechnung invoice gutschrift creditnote rechnungsnummer rechnungsnr invoiceno "
        "invoicenumber taxinvoice "
        "schlussrechnung abschlagsrechnung proformarechnung proformainvoice facture commercialinvoice "
        "korrekturrechnung paymentreceipt salesreceipt cashreceipt receiptno quittung zahlungsbeleg kassenbeleg "
        "rechnungskorrektur stornorechnung teilrechnung invoice# mahnung zahlungserinnerung rechnungsdatum facturen "
        "factuur fattura invoicedate",
        "despatch": "lieferschein deliverynote packinglist packingslip despatchadvice lieferscheinnr "
        "lieferscheinnummer packliste "
        "versandanzeige lieferavis deliverynoteno",
        "quotation": "anfrage preisanfrage requestforquotation rfq angebotsanfrage angebotsanforderung "
        "quotationrequest "
        "angebot quotation offer quote kostenvoranschlag offerte",
        "complaint": "reklamation mangelruge complaint beanstandung retourenschein",
        "terms": "agb allgemeinegeschaftsbedingungen allgemeineeinkaufsbedingungen termsandconditions "
        "einkaufsbedingungen "
        "generalterms preisliste pricelist katalog catalogue catalog datenblatt datasheet zeichnung newsletter "
        "lieferbedingungen allgemeinelieferbedingungen generaltermsandconditions",
    }
)
_MEANINGS: Final[dict[str, tuple[Kind, str | None]]] = {
    "order": (Kind.ORDER, None),
    "order_label": (Kind.ORDER, None),
    "invoice_label": (Kind.INVOICE, "invoice"),
    "change": (Kind.ORDER_CHANGE, None),
    "cancellation": (Kind.NOT_AN_ORDER, "cancellation"),
    "withdrawal": (Kind.NOT_AN_ORDER, "withdrawal"),
    "response": (Kind.ORDER_RESPONSE, None),
    "invoice": (Kind.INVOICE, "invoice"),
    "invoice_word": (Kind.INVOICE, "invoice"),
    "despatch": (Kind.DESPATCH_ADVICE, None),
    "quotation": (Kind.NOT_AN_ORDER, "quotation_request"),
    "complaint": (Kind.NOT_AN_ORDER, "complaint"),
    "terms": (Kind.NOT_AN_ORDER, "other"),
}


class Paper(NamedTuple):
    """The kind of a paper; `titled` false when no title word was found."""

    kind: Kind
    class_: str | None
    titled: bool


def kind_of(pages: Sequence[Page], table_lines: set[int], rows: int, *, fuzzy: bool) -> Paper:
    """The kind by the weightiest title word; without one, a table with rows may still be an order."""
    weights = _weights(pages, table_lines, fuzzy=fuzzy)
    numbered = weights.pop("order_number", 0.0)
    if (quoted := weights.pop("quotation_label", None)) is not None and not numbered:
        # Beside "Bestellung: 4711" it is what the order was quoted by.
        weights["quotation"] = max(quoted, weights.get("quotation", 0.0))
    if not weights:
        ordered = rows or _asks_for_goods(pages)
        return Paper(Kind.ORDER if ordered else Kind.NOT_AN_ORDER, None if ordered else "other", titled=False)
    if rows and weights.keys() & {"order", "order_label"}:
        weights.pop("terms", None)
    if "order_label" in weights:
        # A quotation comes before the order: who names both has ordered what was quoted.
        if weights.get("quotation", 0.0) <= weights["order_label"]:
            weights.pop("quotation", None)
        # An invoice names the order it bills, an order hardly ever an invoice: with both labels the invoice has it.
        weights["order_label"] -= _LABEL_DISCOUNT
    if weights.keys() & {"order", "order_label"}:
        # "Rechnung" below them, in the letters of a label and with no number, heads an address or terms.
        weights.pop("invoice_word", None)
    best = max(weights, key=lambda one: (weights[one], one == "order"))
    kind, class_ = _MEANINGS[best]
    if kind is Kind.ORDER and rows == 0 and weights[best] < _TITLE_WEIGHT and not _asks_for_goods(pages):
        return Paper(Kind.NOT_AN_ORDER, "other", titled=False)
    return Paper(kind, class_, titled=weights[best] >= _TITLE_WEIGHT)


def _asks_for_goods(pages: Sequence[Page]) -> bool:
    """Whether a short letter says in its sentences that it orders, as a mail would: nobody may overlook it."""
    said = "\n".join(" ".join(word.text for word in line.words) for page in pages[:2] for line in page.lines)
    if not 0 < len(said) <= _LETTER:
        return False
    found = weigh(said, "", "", [])
    return found.phrases.get(ORDER, 0) >= _SAID_CLEARLY and found.chances[ORDER] >= _SURELY


def _weights(pages: Sequence[Page], table_lines: set[int], *, fuzzy: bool) -> dict[str, float]:
    """The weight of each meaning on the first page that has any: a cover sheet may come before it."""
    weights: dict[str, float] = {}
    for page in pages[:3]:
        if weights:
            break
        typical = _typical_height(page)
        foot = max((line.y1 for line in page.lines if id(line) in table_lines), default=page.height)
        for line in page.lines:
            if id(line) in table_lines:
                continue
            for hit in _in_two_tongues([*matches(line.words, _TITLES, fuzzy=fuzzy), *_compounds(line)]):
                if _is_denied(line, hit) or (hit.meaning == "terms" and (hit.start > 0 or len(line.words) > 6)):
                    continue
                if hit.meaning in _SPOKEN_OF and (_is_sentence(line, hit) or (line.y0 > foot and "order" in weights)):
                    # What an order names below its goods is asked for.
                    continue
                if hit.key not in _TITLES and hit.key.endswith(_DATE_ENDINGS):
                    # "Deivery Date" is nearer to no title than to itself.
                    continue
                weight = _weight(page, line, title_start(line, hit), hit.end, typical)
                for meaning in _meanings(line, hit, typical, weights):
                    weights[meaning] = max(weight, weights.get(meaning, 0.0))
    return weights


def _meanings(line: Line, hit: Match, typical: float, before: Collection[str]) -> list[str]:
    """What a title word says of a paper, by those `before` it and by the number behind it."""
    if not {"order", "order_label"}.isdisjoint(before) and _is_bare_invoice(line, hit, typical):
        return ["invoice_word"]
    if _is_numbered(line, hit, typical):
        if hit.key in _OFFERS:
            return ["quotation_label"]
        return [hit.meaning, "order_number"] if hit.meaning == "order" else [hit.meaning]
    return [hit.meaning]


def _is_numbered(line: Line, hit: Match, typical: float) -> bool:
    """Whether a paper is named with its number like any value of the header: "Angebot: AN-8812"."""
    size = max(one.y1 - one.y0 for one in line.words[hit.start : hit.end])
    told = any(char.isdigit() for one in line.words[hit.end : hit.end + 2] for char in one.text)
    colon = line.words[hit.end - 1].text[-1] == ":" or line.words[min(hit.end, len(line.words) - 1)].text == ":"
    return colon and told and size < _LARGE * typical


_OFFERS: Final = frozenset(("angebot", "quotation", "offer", "quote", "offerte"))


def _compounds(line: Line) -> list[Match]:
    """Words that end as an order does, whatever is ordered or whoever orders: "Marktbestellung", "Kioskbestellung"."""
    return [
        Match(at, at + 1, "order", key)
        for at, one in enumerate(line.words)
        if (key := key_of(one.text)) not in _TITLES
        and (is_slip(key) or (len(one.text) > _COMPOUND and key.endswith("bestellung")))
        and not key.startswith(_TAKEN_BACK)
    ]


def _is_bare_invoice(line: Line, hit: Match, typical: float) -> bool:
    """Whether nothing but the word for an invoice stands there, in the letters of a label and without a number."""
    if hit.key not in _BARE_INVOICES or any(char.isdigit() for one in line.words[hit.end :] for char in one.text):
        return False
    return max(one.y1 - one.y0 for one in line.words[hit.start : hit.end]) < _LARGE * typical


def _in_two_tongues(hits: Sequence[Match]) -> list[Match]:
    """Words that say the same side by side are one title: "Bestellung / Purchase Order"."""
    joined: list[Match] = []
    for hit in hits:
        before = joined[-1] if joined else None
        if before is not None and before.meaning == hit.meaning and before.end == hit.start:
            joined[-1] = before._replace(end=hit.end)
        else:
            joined.append(hit)
    return joined


def _is_denied(line: Line, hit: Match) -> bool:
    """Whether a line says that the paper is none of the kind: "*** keine Rechnung ***", "This is not a tax invoice"."""
    before = [one.text.strip("*-!(").casefold() for one in line.words[max(0, hit.start - _DENYING) : hit.start]]
    said = [one for one in before if one]
    # "No" behind another word is short for its number: "Customer No Order No".
    return any(one in _NOT for one in said) or (said == ["no"] and hit.start == len(before))


_NOT: Final = frozenset(("kein", "keine", "keinen", "keiner", "keinem", "nicht", "not"))
_DENYING: Final = 3
"""Words before a title among which it is denied."""


def _is_sentence(line: Line, hit: Match) -> bool:
    """Whether a line speaks of a paper: "Rechnung elektronisch an ...", "... beilegen. Lieferschein zweifach, ...".

    So do "Your quotation 2287", which is the reader's paper, and "Invoice to", which heads an address.
    """
    after = line.words[hit.end].text if hit.end < len(line.words) else ""
    if hit.start and key_of(line.words[hit.start - 1].text) in _OF_THE_READER:
        return True
    if hit.meaning == "quotation" and _is_drawn_on(line.words[: hit.start]):
        return True
    if key_of(after) in _TO_WHOM or (after == "in" and _is_small(line, hit.end + 1)):
        # "Rechnung in einfacher Ausfertigung"
        return True
    if _COPIES.fullmatch("".join(key_of(one.text) for one in line.words[hit.end : hit.end + 2])) is not None:
        return True
    if not after and hit.start == 0 and _FULL_STOP.fullmatch(line.words[-1].text) and not _states_number(hit):
        # The end of a sentence that was wrapped: "Auftragsbestätigung."
        return True
    if line.words[0].text[:1].islower() and line.words[-1].text.endswith("."):
        # "... state our number on the / commercial invoice." is the end of what the line above began.
        return True
    if hit.start and _is_open(line.words[: hit.start]):
        # "Order no. (state on invoice and delivery note)"
        return True
    bare = after.rstrip(",.;:!)")
    goes_on = len(bare) > _SHORT_WORD and bare.isalpha() and bare.islower() and key_of(bare) not in _NUMBER_WORDS
    if goes_on or hit.start == 0:
        return goes_on
    # A word with small letters, or the end of a sentence, one blank before it.
    before = line.words[hit.start - 1]
    near = line.words[hit.start].x0 - before.x1 < 0.6 * line.height
    small = before.text.isalpha() and before.text.islower()
    return near and len(line.words) > _TITLE_WORDS and (small or before.text.endswith((".", ",", ";")))


def _is_drawn_on(before: Sequence[Word]) -> bool:
    """Whether goods are called off from a quotation by the words before it: "Call-up against a standing offer"."""
    keys = [key_of(one.text) for one in before]
    if keys[-1:] and keys[-1] in _STANDING:
        return True
    while keys and keys[-1] in _ARTICLES:
        keys.pop()
    return len(keys) > 1 and keys[-1] in _DRAWN_FROM


_STANDING: Final = frozenset(("standing", "framework", "blanket", "accepted", "angenommenes", "angenommenem"))
"""Words that make an offer a contract."""
_ARTICLES: Final = frozenset(
    ("a", "an", "the", "our", "your", "its", "their", "dem", "der", "das", "des", "den", "dein", "deinem", "unser",
     "unserem", "unserer", "unsere", "eurem", "euer", "einem", "einer", "eines", *("ihr", "ihrem", "ihrer", "ihres"))
)  # fmt: skip
_DRAWN_FROM: Final = frozenset(
    ("against", "under", "per", "from", "on", "following", "gemass", "gemaess", "gem", "laut", "lt", "zu", "zum", "zur",
     "aus", "auf", "nach", "entsprechend")
)  # fmt: skip


def _is_open(words: Sequence[Word]) -> bool:
    """Whether the last bracket of some words is not closed in them."""
    said = " ".join(one.text for one in words)
    return said.rfind("(") > said.rfind(")")


def _states_number(hit: Match) -> bool:
    return hit.key.endswith(("nr", "no", "nummer", "number"))


_FULL_STOP: Final = re.compile(r"[^\W\d]{4,}\.")


def _is_small(line: Line, at: int) -> bool:
    return at < len(line.words) and line.words[at].text.isalpha() and line.words[at].text.islower()


_COMPOUND: Final = 11
_TAKEN_BACK: Final = ("abbestell", "ruckbestell")
_BARE_INVOICES: Final = frozenset(("rechnung", "invoice"))
_LETTER: Final = 1200
"""Characters of a short letter."""
_SAID_CLEARLY: Final = 4
"""Weight of one sure phrase ("wir bestellen"), as `parsers.mail_phrases` weighs them."""
_SURELY: Final = 0.8
_SPOKEN_OF: Final = frozenset(("invoice", "despatch", "response", "quotation", "complaint"))
"""Papers of which orders speak."""
_OF_THE_READER: Final = frozenset(
    (
        "your",
        "ref",
        "ihr",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "gem",
        "gemass",
        "gemaess",
        "laut",
        "lt",
        "per",
        "against",
    )
)
# RECHNUNG 2-FACH AN ...   INVOICE IN DUPLICATE TO ...
_COPIES: Final = re.compile(
    r"(?:(?:\d|ein|zwei|zwie|drei|vier|mehr)(?:fach|-fach)|\dx|(?:\d|two|three)(?:copies|exemplaren?)|"
    r"in(?:du|tri|quadru)plicate|in(?:\d|ein|zwei|drei)\w*(?:fach|exemplare)\w*).*"
)
_TO_WHOM: Final = frozenset(
    ("to", "an", "per", "by", "via", "als", "as", "address", "adresse", "anschrift", "recipient", "contact")
)
"""What stands behind a paper that is asked for: "Invoice to", "Rechnung per E-Mail", "Invoice Address"."""
_TITLE_WORDS: Final = 5
_DATE_ENDINGS: Final = ("date", "datum", "termin")
_SHORT_WORD: Final = 3
_NUMBER_WORDS: Final = frozenset(("nummer", "number", "datum", "date"))
_NUMBER_SIGNS: Final = frozenset(("nr", "no", "#"))
_DASHES: Final = frozenset(("-", "–", "—"))
_LABEL_DISCOUNT: Final = 1.2
_LARGE: Final = 1.2
"""Sizes of the usual letters from which a word is printed as a title, whatever stands in the column beside it."""
_TITLE_WEIGHT: Final = 2.5
"""From here on a word stands as a title or label, not in running text."""


def _typical_height(page: Page) -> float:
    heights = sorted(word.y1 - word.y0 for word in page.words)
    return heights[len(heights) // 2] if heights else 10.0


def _weight(page: Page, line: Line, start: int, end: int, typical: float) -> float:
    """Size, height on the page, and whether the words stand alone or begin the line."""
    words = line.words[start:end]
    size = max(one.y1 - one.y0 for one in words) / max(typical, 1.0)
    weight = min(size, 3.0)
    weight += 1.0 - line.y0 / page.height
    # "Works Order / Purchase Order"
    opens = start == 0 or words[0].x0 - line.words[start - 1].x1 > line.height or line.words[start - 1].text == "/"
    closes = end == len(line.words) or line.words[end].x0 - words[-1].x1 > line.height
    if (start == 0 and end == len(line.words)) or (opens and closes and size >= _LARGE):
        weight += 1.0
    elif opens:
        # "Bestellung 4500686963" is a title, "Auftrag wurde am ... erteilt" is a sentence.
        after = line.words[end] if end < len(line.words) else None
        numbered = after is not None and (any(map(str.isdigit, after.text)) or key_of(after.text) in _NUMBER_SIGNS)
        # "PURCHASE ORDER - STOCK", whatever stands beside it
        which = line.words[end + 1].text if end + 1 < len(line.words) else ""
        dashed = after is not None and after.text in _DASHES and which[:1].isupper()
        short = len(line.words) <= 4 or after is None or numbered or dashed
        weight += 0.8 if short else 0.2
    return weight + (0.3 if len(words) > 1 else 0.0)
