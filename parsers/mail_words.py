"""What a mail wants, by its words: order, quotation request, cancellation, withdrawal, question, complaint, ...

Each phrase found adds its weight once to its class; the subject is part of the text and counts again. Phrases are
German and English. This only decides where no order line does: see `parsers.mail_body`.
"""

from __future__ import annotations

import re
from typing import Final

ORDER: Final = "order"

_PHRASES: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    ORDER: (
        (4, r"\b(?:hiermit |wir |ich |gerne? |möchten? |würden? )+(?:\w+ ){0,5}?bestelle?n?\b"),
        (4, r"\bbestelle?n? (?:wir|ich|hiermit|gern)\b|\bbestellen sie\b|\b(?:nach)?bestellung wie folgt\b"),
        (4, (
            r"\bbitte (?:um )?(?:liefer(?:n|ung)|senden|schicken|buchen)\b(?! sie (?:mir|uns) (?:ein angebot|"
            r"die rechnung|eine rechnung))"
        )),
        (3, r"\b(?:anbei|im anhang|beigefügt|angehängt|beiliegend)\b.{0,60}\b(?:bestellung|auftrag|order)\b"),
        (3, r"\b(?:attached|enclosed|please find)\b.{0,60}\b(?:order|po)\b"),
        (4, r"\b(?:we|i)(?:'d| would)? (?:hereby |would )?(?:like to |want to |wish to )?(?:place an )?order\b(?!ed)"),
        (4, r"\bplease (?:supply|deliver|ship|send us the following|(?:process|accept) (?:this|the|our) order)\b"),
        (3, r"\bpurchase order\b|\bplease (?:book|order)\b|\border form\b"),
        (2, r"\bbestellung\b|\bauftrag\b|\bnachbestellung\b|\bbestellschein\b"),
        (1, r"\border\b|\bpo[ #:-]?\d|\bliefertermin\b|\bwunschtermin\b|\bdelivery date\b"),
    ),
    "withdrawal": (
        (8, r"\bwiderruf(?:e|en|s)?\b(?!\w)(?:(?!sbelehrung)|$)"),
        (8, r"\bwiderrufe\b|\bwiderruf (?:meines|des|unseres|der|von|zu)\b|\bvom (?:kauf)?vertrag zurück"),
        (8, r"\bwithdraw(?:al|ing)? from (?:my|the|our|this)\b|\bright of withdrawal\b|\bcooling[- ]off\b"),
    ),
    "cancellation": (
        (7, r"\b(?:storno|stornier\w*|annullier\w*)\b"),
        (7, r"\bcancel(?:led|ling|lation)?\b.{0,40}\b(?:order|po|purchase)\b|\b(?:order|po)\b.{0,40}\bcancel\w*"),
        (7, r"\bbestellung .{0,40}(?:zurückziehen|zurücknehmen|rückgängig|abbestellen)|\babbestell\w*"),
    ),
    "complaint": (
        (6, r"\breklam\w+|\bbeschwer\w+|\bbemängel\w+|\bmangelhaft\w*|\bcomplain\w*"),
        (5, (
            r"\bbeschädigt\w*|\bdefekt\w*|\bkaputt\w*|\bfalsch (?:ge)?liefer\w*|\bfalsche[rn]? (?:artikel|ware)|"
            r"\bzerbrochen\w*"
        )),
        (5, r"\bdamaged\b|\bdefective\b|\bbroken\b|\bwrong (?:item|article|product|goods)\b|\bfaulty\b"),
        (4, (
            r"\bfehl(?:t|en|te|ten|menge\w*)\b|\bmissing\b|\bnicht (?:angekommen|geliefert|erhalten)\b|"
            r"\bnot (?:arrived|received|delivered)\b"
        )),
        (3, r"\bunzufrieden\b|\bdisappoint\w*|\bunacceptable\b|\bärger\w*"),
    ),
    "quotation_request": (
        (7, (
            r"\b(?:um|bitten?|erbitten|benötigen|wünschen)\b.{0,50}\b(?:angebot|preisangebot|offerte)\b|"
            r"\bangebotsanfrage\b|\bpreisanfrage\b"
        )),
        (7, (
            r"\bbieten sie (?:uns|mir)?\b|\bunterbreiten sie\b|\bwas kosten?\b|\bpreise? (?:mitteilen|nennen|"
            r"für folgende)\b|\bpreisauskunft\b"
        )),
        (7, (
            r"\brequest for (?:quotation|quote|proposal)\b|\brfq\b|\b(?:please|could you|can you|"
            r"kindly)\b.{0,40}\bquote\b|\bprice (?:list|inquiry|enquiry)\b"
        )),
        (6, r"\bquot(?:e|ation) for\b|\bhow much (?:is|are|would|does)\b|\bplease offer\b|\byour best price\b"),
    ),
    "question": (
        (4, (
            r"\bwann\b[^.\n]{0,80}\?|\bwo (?:bleibt|ist|steht)\b|\blieferstatus\b|\bsendungsverfolgung\b|"
            r"\bwie ist der stand\b"
        )),
        (4, r"\bwhen (?:will|can|do|is)\b[^.\n]{0,80}\?|\bwhere is\b|\border status\b|\bstatus of\b|\btracking\b"),
        (3, (
            r"\b(?:eine |kurze |noch eine )?(?:rück)?frage\b|\banfrage\b|\b(?:a|one|quick) question\b|"
            r"\bkönnten sie (?:mir|uns) (?:sagen|mitteilen)\b"
        )),
        (3, (
            r"\bcould you (?:tell|let)\b|\bdo you (?:have|offer|carry|stock)\b|\bhaben sie\b[^.\n]{0,80}\?|"
            r"\bist .{3,60} (?:lieferbar|verfügbar|vorrätig)\b"
        )),
        (2, r"\?\s"),
    ),
    "invoice": (
        (6, r"\b(?:anbei|im anhang|beigefügt)\b.{0,60}\brechnung\b|\bunsere rechnung\b|\brechnung(?:snummer| nr)\b"),
        (6, (
            r"\b(?:attached|enclosed|please find)\b.{0,60}\binvoice\b|\binvoice (?:no|number|#)|\bpayment reminder\b|"
            r"\bzahlungserinnerung\b|\bmahnung\b"
        )),
        (3, r"\brechnung\b|\binvoice\b"),
    ),
    "out_of_office": (
        (9, (
            r"\babwesenheitsnotiz\b|\bout of (?:the )?office\b|\bnicht im (?:büro|haus)\b|\bnach meiner rückkehr\b|"
            r"\bupon my return\b"
        )),
        (7, (
            r"\bbin (?:ich )?(?:derzeit |momentan |zur zeit |bis |vom |ab )?.{0,40}\b(?:abwesend|im urlaub|"
            r"nicht erreichbar)\b|\bon (?:annual )?leave\b"
        )),
    ),
    "bounce": (
        (9, (
            r"\bundelivered mail\b|\bcould not be delivered\b|\bdelivery has failed\b|\bkonnte nicht zugestellt\b|"
            r"\bunzustellbar\b"
        )),
    ),
    "newsletter": (
        (5, (
            r"\bunsubscribe\b|\bnewsletter\b|\bim browser (?:ansehen|anzeigen|öffnen)\b|"
            r"\bview (?:this email )?in (?:your )?browser\b"
        )),
        (4, (
            r"\babmelden\b|\babbestellen sie den\b|\brabattcode\b|\bnur (?:noch )?(?:heute|bis)\b.{0,30}%|"
            r"\bjetzt (?:shoppen|sichern|entdecken)\b"
        )),
    ),
    "spam": (
        (9, (
            r"\byou have won\b|\blottery\b|\bviagra\b|\bcasino\b|\binheritance\b|\bmillion (?:us )?dollars\b|"
            r"\bsie haben gewonnen\b"
        )),
        (7, (
            r"\bbitcoin\b|\bcrypto ?(?:currency|invest)\w*|\bseo (?:service|ranking|expert)\w*|"
            r"\bfirst page of google\b|\brolex\b|\bweight loss\b"
        )),
    ),
}  # fmt: skip
# "gemäß Ihrem Angebot 123" and "as per your quotation" are references of orders, a "Widerrufsbelehrung" is a footer.
_REFERRING: Final = re.compile(
    r"\b(?:gemäß|laut|lt\.?|gem\.?|auf basis|bezug auf|zu)\s+(?:ihre[mrs]?|unsere[mrs]?|dem|"
    r"des)?\s*angebot\w*|\bihr(?:em)? angebot\b|"
    r"\b(?:as per|per|according to|ref\.?|with reference to)\s+(?:your|the)?\s*(?:quot\w+|offer)|"
    r"\byour (?:quot\w+|offer)\b|\bwiderrufs\w+",
    re.IGNORECASE,
)
_COMPILED: Final = {
    name: tuple((weight, re.compile(phrase, re.IGNORECASE)) for weight, phrase in phrases)
    for name, phrases in _PHRASES.items()
}
_SUBJECT: Final = re.compile(
    r"^(?:\s*(?:re|aw|wg|fwd?|fw)\s*:)*\s*(?:neue |unsere |new |our )?(?:bestellung|nachbestellung|auftrag|"
    r"purchase order|order|po)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 20_000
OVERRULING: Final = ("withdrawal", "cancellation", "complaint", "quotation_request", "invoice", "question")
"""Classes whose plain words outweigh order lines that the mail only talks about."""


def scores(text: str, subject: str = "") -> dict[str, int]:
    """Weight per class, `ORDER` among them; classes without a phrase are left out."""
    body = _REFERRING.sub(" ", text[:_LONGEST])
    found: dict[str, int] = {}
    for name, phrases in _COMPILED.items():
        total = sum(weight for weight, phrase in phrases if phrase.search(body))
        if subject:
            total += sum(weight for weight, phrase in phrases if phrase.search(subject))
        if total:
            found[name] = total
    if subject and _SUBJECT.match(subject):
        found[ORDER] = found.get(ORDER, 0) + 2
    return found


def best_class(weights: dict[str, int]) -> str:
    """The strongest class other than order, or "other"."""
    others = {name: weight for name, weight in weights.items() if name != ORDER and weight >= 2}
    return max(others, key=others.__getitem__) if others else "other"
