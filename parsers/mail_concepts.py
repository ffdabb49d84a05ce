"""What words of a mail are about, many words for one thing, so that a word nobody wrote before may still be understood.

    "die Position 4 ziehen wir zurück"       ->  c:drop, p:drop+item, v:we
    "Ihre Bestellung ist unterwegs"          ->  c:ordering, c:sent, v:your-ordering: a seller speaks

In: words of a sentence as `parsers.mail_traits` folds them, facts of the envelope. Out: traits by name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_CONCEPTS: Final = {
    # To take back what was ordered, whole or in lines.
    "drop": (
        r"storn\w*|annull\w*|cancel\w*|abbestell\w*|streich\w*|gestrichen\w*|raus\w*|heraus\w*|weg|weglass\w*|"
        r"entfall\w*|entfaell\w*|entfern\w*|loesch\w*|geloescht|delet\w*|remov\w*|drop|dropped|scrap\w*|void|"
        r"rueckgaengig|zurueckzieh\w*|zurueckzuziehen|zurueckgezogen|zurueckzunehmen|zurueckgenommen|hinfaellig|"
        r"gegenstandslos|knicken|abblasen|absag\w*|abgesagt|stopp\w*|stop|nevermind|verzicht\w*|withdraw\w*|pull|"
        r"pulled|erledigt|eruebrigt|ausbuchen|aussteigen|platzt|geplatzt|anderweitig|elsewhere|woanders|anderswo|"
        r"duplicate|doppelt\w*|doppelbestell\w*|twice|forget|vergessen|vergiss|superfluous|surplus|ueberfluessig"
    ),
    # To have it otherwise than ordered.
    "change": (
        r"aender\w*|geaendert\w*|abgeaendert\w*|chang\w*|amend\w*|revis\w*|rev|korrig\w*|korrektur\w*|correct\w*|"
        r"statt|anstatt|anstelle|stattdessen|instead|rather|update\w*|erhoeh\w*|reduzier\w*|increas\w*|reduc\w*|"
        r"verschieb\w*|verschoben\w*|vorzieh\w*|vorgezogen|vorverleg\w*|verleg\w*|umleit\w*|divert|redirect|reroute|"
        r"postpone\w*|supersed\w*|swap\w*|switch|umstell\w*|umaender\w*|umbuch\w*|aufstock\w*|ergaenz\w*|nachtrag\w*|"
        r"hinzu\w*|hinzufueg\w*|dazu|dazunehmen|add|bisher\w*|urspruenglich\w*|originally|verschrieben|vertippt|typo|"
        r"vertan|austausch\w*|aufteil\w*|split|umsteig\w*|halbier\w*|verdoppel\w*|bump|alter\w*|modif\w*|trim|"
        r"aenderung\w*|bestellaenderung\w*|lieber|doch"
    ),
    # Goods that came.
    "came": (
        r"geliefert\w*|angeliefert\w*|ausgeliefert\w*|angekommen\w*|erhalten\w*|bekommen|received|delivered|arrived|"
        r"eingetroffen|gezaehlt\w*|counted|ausgepackt|unpacked|lieferschein\w*|kam|kamen|came|lag|lagen|enthielt\w*|"
        r"contained|wareneingang\w*|eingangspruefung|gekriegt|turned|opened|aufgemacht|geoeffnet|montiert|installed|"
        r"unloaded|abgeladen|gebracht|brought|abliefernachweis"
    ),
    "fault": (
        r"defekt\w*|kaputt\w*|beschaedig\w*|broken|broke|damag\w*|fault\w*|crack\w*|leak\w*|rust\w*|rost\w*|riss\w*|"
        r"gerissen\w*|scratch\w*|maengel\w*|mangel\w*|mangelhaft\w*|fehl|fehlt|fehlte\w*|fehlen|fehlend\w*|"
        r"fehlmenge\w*|missing|short|shortage|wrong|falsch\w*|zuwenig|schimm\w*|verdorben\w*|bruch|zerbroch\w*|dent|"
        r"dented|dead|tot|sour|torn|mould\w*|reklam\w*|beanstand\w*|complain\w*|ruege\w*|ruegen|gutschreib\w*|"
        r"conformance|nonconform\w*|ncr|containment|quarantin\w*|abweich\w*|claim\w*|overcharg\w*|disput\w*|"
        r"nachliefer\w*|ersatz\w*|replac\w*|refund\w*|umtausch\w*|unbrauchbar\w*|unusable|undicht\w*|verbogen\w*|"
        r"bent|verkratzt\w*|nass|wet|durchnaess\w*|abgelaufen\w*|expired|inakzeptabel|unacceptable|aergerlich\w*|"
        r"schlecht\w*|poor|credit|minderung|gewaehrleistung\w*|warranty|verwechsel\w*|vertauscht|mixed"
    ),
    # What one who sends goods says.
    "sent": (
        r"versandt\w*|versendet\w*|verschickt\w*|shipped|dispatch\w*|despatch\w*|uebergeben|unterwegs|"
        r"sendungsnummer|sendungsverfolgung|paketnummer|tracking|zugestellt|zustell\w*|avis\w*|spedition\w*|"
        r"consignment|carrier|courier|paketdienst|voraussichtlich\w*|eta|frachtfuehrer|verladen|loaded|asn|"
        r"versandbereit|abholbereit|kommissioniert|packed|versandbestaetigung|versandmitteilung|kurier|driver|fahrer"
    ),
    "confirm": r"auftragsbestaetig\w*|bestaetig\w*|confirm\w*|acknowledg\w*|eingangsbestaetig\w*",
    "ordering": r"\w*bestell\w*|\w*auftrag\w*|auftraege\w*|order|orders|ordered|po|purchase|abruf\w*|call|callof\w*",
    "offering": r"\w*angebot\w*|offert\w*|quot\w*|offer|offers|rfq|anfrage\w*|enquiry|inquiry|tender|ausschreib\w*",
    "goal": (
        r"rechnungs?(?:empfaenger|anschrift|adresse)\w*|liefer(?:ort|adresse|anschrift|stelle)\w*|versandadresse\w*|"
        r"empfaenger\w*|anlieferung\w*|abladestelle\w*|warenempfaenger\w*"
    ),
    "billing": r"\w*rechnung\w*|invoic\w*|gutschrift\w*|bill|billed|mahnung\w*|statement|rg|re-?nr|faktura",
    "shipment": r"\w*lieferung\w*|sendung\w*|deliver|delivery|deliveries|shipment\w*|parcel\w*|paket\w*|packages?",
    "pricing": r"preis\w*|price\w*|pricing|kondition\w*|kost|kosten|kostet|cost|costs|rabattstaffel\w*|staffelpreis\w*",
    "need": (
        r"brauch\w*|braeucht\w*|benoetig\w*|need|needs|require|bedarf\w*|nachschub|moecht\w*|haett\w*|nehm\w*|nimm|"
        r"send|supply|ship|liefern|lieferst|liefert|schick|schicken|schickt|bringt|bringen|want|book|reserve|"
        r"reservier\w*|einplanen|notier\w*|beauftrag\w*|aufgeben|restock|refill|top|zusenden|put|deliver"
    ),
    "item": r"pos|position\w*|zeile\w*|line|lines|item|items|artikel\w*|artikelnummer\w*|posten|part|sku|teil|teile",
    "agreed": (
        r"passt|freigabe\w*|freigegeben\w*|einverstanden|approved|accepted|accept|ahead|agreed|akzeptier\w*|"
        r"angenommen|zusage\w*|zugesagt|okay|ok|zuschlag|gruenes|released"
    ),
    "file": (
        r"anbei|anhang|attach\w*|enclos\w*|beigefuegt\w*|beiliegend\w*|beilage|datei\w*|file|liste|list|sheet|"
        r"tabelle|haengt|haenge|dran|formular|form|scan|scanned|csv|pdf|excel|xls\w*|anlage|angehaengt\w*|fax|"
        r"spreadsheet|zettel|foto|photo"
    ),
    "paying": (
        r"zahl\w*|bezahl\w*|ueberweis\w*|faellig\w*|payment\w*|pay|paid|due|overdue|konto\w*|iban|betrag|"
        r"zahlungsziel|remit\w*|remittance|skonto|lastschrift\w*|abbuch\w*|abgebucht|charged|saldo|balance|netto"
    ),
    "lure": (
        r"gratis|kostenlos\w*|free|garantie\w*|garantier\w*|guarant\w*|backlinks?|seo|website\w*|webseite\w*|homepage|"
        r"ranking\w*|google|suchmaschine\w*|click|klick\w*|verdien\w*|earn\w*|profit\w*|invest\w*|kredit\w*|loan\w*|"
        r"million\w*|beneficiary|passwor\w*|verify|verifizier\w*|gesperrt\w*|suspended|gewonnen|gewinner\w*|winner|won|"
        r"bitcoin\w*|crypto\w*|erbe|erbschaft|inherit\w*|postfach\w*|mailbox|quota|anmeldedaten|login|lottery|lotto|"
        r"vertraulich\w*|confidential|dringende?|geschaeftspartner|dollars?|leads|follower\w*|adressdaten\w*|rolex|"
        r"potenz\w*|pills|rezeptfrei|casino|bonus|wallet|prize|praemie|webdesign|datenbank|database|traffic"
    ),
    "promotion": (
        r"rabatt\w*|aktion\w*|sale|discount\w*|newsletter\w*|abmeld\w*|unsubscrib\w*|neuheit\w*|webinar\w*|save|"
        r"spar\w*|sortiment\w*|kollektion\w*|collection|launch\w*|entdeck\w*|discover|shop|jetzt|exklusiv\w*|"
        r"exclusive|messe\w*|stand|halle|trends?|katalog\w*|catalogue|deals?|code|gutschein\w*|voucher\w*|subscriber\w*"
    ),
    "consumer": (
        r"widerruf\w*|widerrufe|fernabsatz\w*|verbraucher\w*|ruecksend\w*|retour\w*|ruecktritt\w*|consumer|cooling|"
        r"withdrawal|kaufvertrag\w*|ruecksende\w*|zurueckschick\w*|zuruecksend\w*|zurueckgeb\w*|statutory|regulations|"
        r"returning|return|erstatt\w*|reimburs\w*"
    ),
    "social": (
        r"meeting\w*|besprech\w*|kueche|kuchen|cake|birthday|geburtstag\w*|stand-up|kolleg\w*|colleagues?|feier\w*|"
        r"weihnachtsfeier|party|bewerb\w*|lebenslauf\w*|cv|vacancy|umfrage\w*|survey|einlad\w*|eingeladen|invit\w*|"
        r"besuch\w*|visit|team|parkplatz\w*|auditor\w*|schulung\w*|training|kantine|canteen|inventur\w*|stocktak\w*|"
        r"zertifikat\w*|bankverbindung|ansprechpartner\w*|staff|everyone|betriebsferien|praktik\w*|nachfolg\w*|"
        r"protokoll|minutes|agenda|fyi|gluckwunsch|congratul\w*|thanks|danke|dank"
    ),
    "away": (
        r"urlaub\w*|abwesen\w*|holiday\w*|vacation|leave|vertret\w*|rueckkehr|elternzeit|erreichbar|krank\w*|"
        r"wieder|back|returns?|office|absent|absence|feiertag\w*|geschlossen|closed"
    ),
    "waiting": (
        r"wann|when|where|status|stand|verbleib|warten|warte|waiting|still|liefertermin\w*|verfuegbar\w*|vorraetig|"
        r"lieferbar\w*|stock|available|availability|wissen|know|fragen?|question|info|auskunft|rueckmeldung|nachfrag\w*"
    ),
    "not": (
        r"nicht|nix|net|ned|kein|keine|keinen|keiner|keinem|nichts|nie|not|no|never|don't|doesn't|didn't|cannot|can't|won't|"
        r"isn't|without|ohne|weder|neither|nor|aren't|wasn't|haven't|hasn't"
    ),
    "only": r"nur|only|just|bloss|lediglich|weniger|less|fewer|halb|half|haelfte",
    "rest": (
        r"rest|restlich\w*|uebrig\w*|remaining|remainder|others?|unveraendert\w*|unchanged|unaffected|bestehen|bleib\w*"
    ),
    "before": r"gestern|yesterday|letzt\w*|last|vorhin|earlier|bereits|already|schon|wieder",
    "want": r"bitte|please|kindly|pls|plz|koennen|koennten|koennt|could|can|would|wuerden",
}  # fmt: skip
_NAMED: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CONCEPTS.items()))
_SEVERAL: Final = {name: re.compile(words) for name, words in _CONCEPTS.items()}
_OURS: Final = frozenset({
    "unser", "unsere", "unserer", "unseren", "unserem", "unseres", "mein", "meine", "meiner", "meinen", "meinem",
    "our", "my", "unsrer", "unsern", "unsre",
})  # fmt: skip
_YOURS: Final = frozenset({
    "ihr", "ihre", "ihrer", "ihren", "ihrem", "ihres", "euer", "eure", "eurer", "euren", "eurem", "dein", "deine",
    "deiner", "deinen", "deinem", "your",
})  # fmt: skip
_WE: Final = frozenset({"wir", "ich", "we", "i", "we're", "i'm", "we've", "i've", "we'd", "i'd", "we'll", "i'll"})
_YOU: Final = frozenset({"sie", "ihr", "euch", "you", "ihnen", "uns"})
_OWNED: Final = ("ordering", "offering", "billing", "shipment", "pricing", "file", "confirm")
_REACH: Final = 3
"""Words from "our" to the thing that is ours: "unsere gestrige Bestellung"."""
_TONES: Final = ("drop", "fault", "came", "change", "not")
_TAKING: Final = frozenset({
    "ziehen", "ziehe", "zieht", "zieh", "nehmen", "nehme", "nehmt", "nimm", "treten", "trete", "tritt", "lassen",
    "lasst", "lass", "take", "taken", "leave", "pull", "bucht", "buchen",
})  # fmt: skip
_AWAY: Final = frozenset({"zurueck", "raus", "heraus", "weg", "off"})
_ROLES: Final = (
    ("buying", re.compile(r"einkauf|purchas|procure|buyer|beschaff|bestell|order|dispo|material|kueche|kitchen")),
    ("selling", re.compile(r"versand|verkauf|vertrieb|sales|logisti|dispatch|shipping|export|fahr|avis|spedi|kunden")),
    ("billing", re.compile(r"rechnung|buchhalt|billing|account|invoice|fibu|mahn|credit|finance|faktur")),
    ("receiving", re.compile(r"wareneing|^we[@.]|goods|receiv|quality|^qs|^qm|reklam|lager|warehouse")),
    ("machine", re.compile(r"no-?reply|nicht-?antw|system|robot|notif|service|info|news|marketing|shop")),
)
_TABLES: Final = ("csv", "xls", "xlsx", "xlsm", "ods", "xml", "edi", "txt", "json", "tsv")
_PICTURES: Final = ("jpg", "jpeg", "png", "heic", "gif")
_NAME_WORD: Final = re.compile(r"[a-z]+")


@lru_cache(maxsize=8192)
def concepts_of(word: str) -> tuple[str, ...]:
    """What a folded word may be about; empty for most words. Numbers count as "number"."""
    if word[0] == "#":
        return ("number",) if word in ("#count", "#small", "#number", "#code") else (word[1:],)
    if _NAMED.fullmatch(word) is None:
        return ()
    return tuple(name for name, pattern in _SEVERAL.items() if pattern.fullmatch(word))


def count_concepts(words: list[str], place: str, found: dict[str, float], *, first: bool, asks: bool) -> None:
    """Add the traits of one sentence. `place` is "s" for the subject and "" for the text."""
    there = [concepts_of(word) for word in words]
    names = sorted({name for one in there for name in one} | ({"drop"} if _takes_back(words) else set()))
    for name in names:
        found[f"{place}c:{name}"] = 1.0
        if first and not place:
            found[f"1c:{name}"] = 1.0
        if asks and not place:
            found[f"qc:{name}"] = 1.0
    for one, two in itertools.combinations(names, 2):
        found[f"{place}p:{one}+{two}"] = 1.0
    for at, word in enumerate(words):
        if word in _WE:
            found["v:we"] = 1.0
        elif word in _YOU:
            found["v:you"] = 1.0
        whose = "our" if word in _OURS else "your" if word in _YOURS else ""
        if whose:
            for name in {name for near in there[at + 1 : at + 1 + _REACH] for name in near if name in _OWNED}:
                found[f"v:{whose}-{name}"] = 1.0


def tone_of_request(words: list[str]) -> str:
    """What a sentence that asks for goods is about apart from them: "drop", "fault", "came", "change", "not" or ""."""
    if _takes_back(words):
        return "drop"
    there = {name for word in words for name in concepts_of(word)}
    return next((name for name in _TONES if name in there), "")


def _takes_back(words: list[str]) -> bool:
    """The two halves of a German verb: "ziehen wir hiermit zurück", "lassen Sie bitte weg"."""
    return any(word in _AWAY for word in words) and any(word in _TAKING for word in words)


def count_facts(facts: Mapping[str, str], found: dict[str, float]) -> None:
    """Add what the envelope hints at: attachments by name and sort, who writes to whom. Absent facts say nothing."""
    for name in filter(None, facts.get("attached", "").lower().split("\n")):
        found["att:any"] = 1.0
        ending = name.rpartition(".")[2]
        sort = "table" if ending in _TABLES else "picture" if ending in _PICTURES else ending
        found[f"att:{sort}"] = 1.0
        for word in _NAME_WORD.findall(name.rpartition(".")[0]):
            found.update((f"att:{concept}", 1.0) for concept in concepts_of(word))
    sender, recipient = facts.get("sender", ""), facts.get("recipient", "")
    if sender:
        if sender.partition("@")[2] == recipient.partition("@")[2]:
            found["h:inside"] = 1.0
        found.update((f"h:from-{role}", 0.5) for role, known in _ROLES if known.search(sender.partition("@")[0]))
        if facts.get("auto_submitted", "").startswith("auto-generated"):
            found["h:auto"] = 1.0
