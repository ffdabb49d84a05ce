"""Labels of what an order line says beside the goods: whose account pays, where they are put, a word to the supplier.

    Cost centre: RD-330     Kostenstelle 41200 / Sachkonto 651000     Whse: 002     Note to supplier: on pallets only

In: words. Out: the label, and whether a line of text is such a label with its value. None of it names the goods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Match, Word, key_of, matches, vocabulary

_ACCOUNTS: Final = (
    "kostenstelle kostst kst kostentrager kontierung sachkonto konto gegenkonto aufwandskonto kostenart innenauftrag "
    "pspelement psp projekt projektnr kommission kommissionsnr kom haushaltsstelle buchungsstelle finanzstelle "
    "finanzposition fonds budget abteilung bereich verwendungszweck verwendung bauvorhaben baustelle objekt anlage "
    "costcentre costcenter costcode costelement costobject cc account accountno accountcode glaccount g/laccount gl "
    "glcode nominalcode nominal ledgercode chargecode chargeto wbs wbselement wbscode project projectno projectcode "
    "job jobno jobcode workorder workorderno wo department dept deptcode fund fundcode budgetcode capitalexpense capex "
    "chartstring internalorder asset assetno equipment equipmentno allocation distribution"
)
_PLACES: Final = (
    "lager lagerort lagerplatz lagernr werk abladestelle anlieferstelle entladestelle empfanger warenempfanger "
    "warehouse whse wh storagelocation storageloc sloc location bin binlocation plant site unloadingpoint dock "
    "recipient deliverto attention attn requester requestor requisitioner requestedby anforderer bedarfstrager "
    "auftrag auftragsnr auftragsnummer unserauftrag unsereauftragsnr unsereauftragsnummer ihrauftrag kundenauftrag "
    "kundenauftragsnr kundenauftragsnummer unserprojekt unserzeichen unserekommission customerorder customerorderno "
    "salesorder salesorderno ourorder ourorderno ourproject ourjob ourjobno ourjobnumber "
    "angefordertvon bestellanforderung banf banfnr requisition requisitionno reqno contract contractno agreement "
    "agreementno rahmenvertrag kontrakt vertrag vertragsnr angebot angebotsnr quotation quote quoteno offer"
)
_TAXES: Final = (
    "steuer steuercode steuerkennzeichen steuerkennz steuerkz steuersatz mwst ust mehrwertsteuer umsatzsteuer mwstcode "
    "tax taxable taxcode taxrate taxclass vat vatcode vatrate gst pst hst salestax"
)
_CLASSES: Final = (
    "warengruppe materialgruppe produktgruppe artikelgruppe warennummer zolltarifnummer zolltarifnr statwarennr "
    "statistischewarennummer ursprungsland ursprung herkunft herkunftsland commoditycode commodity unspsc unspsccode "
    "eclass eclassnr materialgroup productgroup itemgroup itemcategory category hscode htscode hts tariffcode tariffno "
    "customstariffno countryoforigin origin coo eccn hazardous hazmat gefahrgut charge chargennr batch batchno lot "
    "lotno zeichnung zeichnungsnr zeichnungsnummer drawing drawingno drawingnumber dwg dwgno "
    "serialno seriennummer seriennr certificate zeugnis cond condition trace status"
)
_SCHEMES: Final = (
    "ecl@ss eclass ecl@ssnr eclassnr ecl@sscode eclasscode unspscnr etim etimklasse etimclass proficlass proficlassnr "
    "cpv cpvcode gpccode warengruppeecl@ss warengruppeeclass warengruppeunspsc warengruppenummer warengruppennr "
    "materialgruppeecl@ss materialgruppeeclass materialgruppeunspsc produktgruppe artikelgruppe materialgroup "
    "productgroup itemgroup commoditygroup commodityclass ecl@ssclass categoryecl@ss categoryunspsc commodityunspsc"
)
_REMARKS: Final = (
    "bestelltext bemerkung bemerkungen hinweis hinweise anmerkung anmerkungen notiz notizen kommentar vermerk "
    "zusatztext positionstext positionsnotiz lieferantenhinweis lieferhinweis "
    "hinweisanlieferant hinweisandenlieferanten bemerkunganlieferant bemerkungfurlieferant textfurlieferant note notes "
    "remark remarks comment comments linenote linenotes linecomment itemnote itemcomment notetosupplier "
    "notetovendor notesupplier suppliernote vendornote commenttosupplier commentstosupplier messagetosupplier "
    "externalnote internalnote buyernote buyersnote specialinstructions instructions instruction deliveryinstructions "
    "deliverynote packinginstructions additionaltext additionalinformation additionalinfo"
)
_LABELS: Final = vocabulary({"note": f"{_ACCOUNTS} {_PLACES} {_TAXES} {_CLASSES} {_SCHEMES} {_REMARKS}"})
_WITHOUT_COLON: Final = vocabulary(
    {
        "note": (
            "kostenstelle kostst kst kostentrager kontierung sachkonto innenauftrag pspelement haushaltsstelle "
            "buchungsstelle finanzstelle costcentre costcenter costcode costelement glaccount g/laccount nominalcode "
            "ledgercode chargecode wbs wbselement banf lagerort lagerplatz storagelocation whse warengruppe "
            "materialgruppe commoditycode unspsc taxcode steuercode steuerkennzeichen zolltarifnummer zolltarifnr "
            f"hscode htscode accountcode {_SCHEMES}"
        )
    }
)
"""Labels that mean nothing else, so that a code right behind them is enough: "Lager 6204" is a bearing."""
_OPENING: Final = frozenset(
    ("comment", "comments", "remark", "remarks", "notes", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen",
     "hinweis", "hinweise", "vermerk", "instructions")
)  # fmt: skip
"""Words with which no name of goods begins, so that they need no colon: "Note paper A4" does."""
_CODE: Final = re.compile(r"(?=.*\d)[\w./-]{1,24}[,;]?")


def note_label(words: Sequence[Word], at: int = 0) -> Match | None:
    """The label that begins at a word and says nothing of the goods: it ends with a colon, or has its code behind it.

    What opens a longer label counts: "Note to Supplier:".
    """
    some = words[at : at + 4]
    hit = next(iter(matches(some, _LABELS)), None)
    if hit is None or hit.start:
        return None
    colon = some[hit.end - 1].text.endswith(":") or (hit.end < len(some) and some[hit.end].text == ":")
    behind = words[at + hit.end].text if at + hit.end < len(words) else ""
    remark = at == 0 and hit.key in _OPENING and len(words) > hit.end and words[0].text[:1].isupper()
    coded = _CODE.fullmatch(behind) is not None
    if colon or remark or (coded and (hit.key in _WITHOUT_COLON or (at == 0 and _notes_follow(words[hit.end :])))):
        return Match(at, at + hit.end, "note", hit.key)
    return None


def _notes_follow(words: Sequence[Word]) -> bool:
    """Whether a sign parts words from another such label with its colon: "3410 Clothing | Cost centre: E2207"."""
    return any(
        one.text in _SIGNS and (hit := next(iter(matches(words[at : at + 4], _LABELS)), None)) is not None
        and hit.start == 0 and words[at + hit.end - 1].text.endswith(":")
        for at, one in enumerate(words[:-1], 1)
    )  # fmt: skip


_SIGNS: Final = frozenset(("|", "·", "•", ";", "/"))


def is_note_title(key: str) -> bool:
    """Whether a whole run of words, as `key_of` writes them, is such a label."""
    return key in _LABELS


_GOODS: Final = vocabulary(
    {
        "goods": (
            "farbe farbton colour color grosse size ausfuhrung version variante variant material werkstoff lange "
            "breite hohe length width height typ type model modell qualitat quality grade abmessung abmessungen masse "
            "dimension dimensions finish oberflache norm standard spec specification durchmesser diameter inhalt "
            "content marke brand bezeichnung beschreibung description artikel item product produkt name text"
        )
    }
)


def tells_goods(label: Sequence[Word]) -> bool:
    """Whether a label says how the goods are, so that its value is a part of their name: "Farbe: rot"."""
    return "".join(key_of(one.text) for one in label) in _GOODS
