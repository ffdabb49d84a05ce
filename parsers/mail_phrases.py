"""The phrases that tell what a mail wants, German and English, by class, each with its weight. Data only.

A phrase adds its weight once, however often it stands there. 8 and more is said by no other kind of mail; 4 to 7 is
usual for the class; 1 to 3 only tips the scales. They are read on lower-cased text by `parsers.mail_words`.
"""

from __future__ import annotations

from typing import Final

PHRASES: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "order": (
        (4, (
            r"\bplease (?:raise|enter|log|arrange) (?:an order|the following|this)\b|\bagainst (?:the |"
            r"our )?(?:contract|framework|blanket)\b|\b\d+ off [a-z]{1,4}[-.]?\d"
        )),
        (4, (
            r"\b(?:packen?|packt|buchen?|bucht|notieren?|reservieren?|legen?|stellen?) (?:sie |ihr )?(?:uns |"
            r"mir )?(?:bitte )?.{0,80}\b(?:ein|zurück|bereit|vor|drauf)\b"
        )),
        (3, (
            r"\b(?:please |kindly |can you |could you )?(?:book in|put (?:us|me) down for|sort (?:us|"
            r"me) out with|let (?:us|me) have|set aside)\b"
        )),
        (3, (
            r"\b(?:restock|refill|replenish\w*|repeat order|reorder|same again|nochmal das gleiche|"
            r"wie letztes mal|wie immer|wie gehabt|wie üblich)\b"
        )),
        (3, (
            r"\b(?:unser|mein|folgender) bedarf\b|^bedarf\b|\b(?:um|"
            r"mit der bitte um) (?:schnellst\w+ )?zusendung\b|\bgehen (?:uns|mir|hier)? ?(?:die|der|"
            r"das)?\b.{0,40}\baus\b"
        )),
        (3, (
            r"\bso machen wir(?: es|'s)?\b|\bmachen wir (?:es|das) so\b|\bdann (?:nehmen|nehme|machen)\b|"
            r"\bist freigegeben\b|\bwie angeboten\b|\bzum (?:angebots|aktions)preis\b"
        )),
        (3, (
            r"\bplace our order\b|\bplaced? an order for\b|\bat the agreed price\b|\bplease acknowledge\b|"
            r"\b(?:we|i)(?:'ll| will) (?:take|have)\b|\bwe would like (?!to know|to complain|a quot|an offer)"
        )),
        (3, r"\b(?:wir|ich) (?:möchten?|hätten? gerne?|wollen?|nehmen?) (?:die|den|das|je|ca|etwa|noch|gerne?|\d)"),
        (2, (
            r"\b(?:unsere|our|my|meine) (?:bestellnummer|po|order (?:number|no))\b|\bpo(?: number|"
            r" no\.?)?[ #:]*\w*\d{3,}|\bauf rechnung\b|\bfor collection\b|\bzur abholung\b|\bsame (?:card|"
            r"address|terms)\b"
        )),
        (2, r"\bbitte (?:alles|neu|noch|wieder|nochmals?)\b|\bbrauche[nt]? \d|\bneed \d|\bneed the following\b"),
        (4, r"\b(?:hiermit|wir|ich|gerne?|möchten?|würden?) (?:[\w-]+ ){0,6}?(?:nach)?bestellen?\b"),
        (4, r"\b(?:nach)?bestellen? (?:wir|ich|hiermit|gern)\b|\bbestellen sie\b|\bbestellung wie folgt\b"),
        (4, (
            r"\bbitte (?:um )?(?:(?!nicht|keine)[\w-]+ ){0,3}?(?:liefern|lieferung|(?:zu)?senden|schicken|"
            r"einbuchen|bringen)\b(?! sie (?:mir|uns) (?:ein|eine|die|den|das|kurz|bitte)? ?(?:angebot|"
            r"rechnung|info|rückmeldung|retour))"
        )),
        (3, r"\b(?:liefern|senden|schicken|bringen) sie (?:uns |mir )?(?:bitte )?(?:bis |am |morgen |folgende|\d)"),
        (3, (
            r"\b(?:schick|schickt|bring|bringt|liefer|liefert|nimm|nehmt)\b (?:[\w-]+ ){0,3}?(?:bitte|mal|mir|"
            r"uns|noch|los)\b"
        )),
        (3, (
            r"\b(?:brauche[nt]?|bräuchten?|benötigen?|benötige) (?:[\w-]+ ){0,5}?(?:nochmal|noch|bitte|"
            r"dringend|folgende\w*|nachschub|\d+)\b"
        )),
        (3, (
            r"\b(?:hätten?|nehmen?|nähmen?) (?:wir|ich) (?:gern|bitte|wieder|dann|noch|\d)|\b(?:wir|"
            r"ich) (?:hätten?|nehmen?) (?:gern|bitte|wieder|dann|noch|\d)"
        )),
        (2, r"^für (?:\w+ ){1,3}(?:bitte|brauche)\b|^bitte (?:noch |nochmal )?:?$"),
        (4, (
            r"\b(?:könnten?|könntet|würden?|würdet) (?:sie|ihr) (?:uns|mir|bitte)\b[^?]{0,60}\b(?:bringen|"
            r"liefern|vorbeibringen|einpacken)\b(?! lassen)|\b(?:could|can|would) you (?:please )?(?:send|"
            r"ship|deliver|supply|bring)\b[^?.]{0,30}\b(?:following|below|these)\b"
        )),
        (4, (
            r"\b(?:wir|ich) (?:beauftragen?|erteilen?)\b|\bauftragserteilung\b|\bden auftrag (?:erteilen|"
            r"gemäß|wie)\b"
        )),
        (4, (
            r"\brufen wir\b.{0,80}\bab\b|\babruf (?:aus|zu|vom)\b|\b(?:wir|ich) nehmen? (?:es|das angebot|"
            r"ihr angebot) an\b"
        )),
        (3, (
            r"\b(?:anbei|im anhang|beigefügt|angehängt|beiliegend|als anlage)\b.{0,60}\b(?:bestell\w+|auftrag|"
            r"order)\b"
        )),
        (3, r"\b(?:neuen?|neuer|eil|druck|sammel)-?auftrag\b|\bauftrag von uns\b|\bals neuen auftrag\b"),
        (3, r"\b(?:attached|enclosed|please find)\b.{0,60}\b(?:order|po)\b"),
        (4, (
            r"\b(?:we|i)(?:'d| would)? (?:hereby |would )?(?:like to |want to |wish to |"
            r"need to )?(?:place an? (?:\w+ )?|re-?)?order\b(?!ed|s)"
        )),
        (4, (
            r"\bplease (?:\w+ ){0,2}?(?:supply|deliver|ship|dispatch|send us|(?:process|accept) (?:this|the|"
            r"our|below))\b(?! (?:an?|your|the|us an?) (?:invoice|quot|copy|offer|statement|price))"
        )),
        (4, r"\b(?:send|ship|deliver|get) (?:us|me|these|this) (?:the following|ordered|please|\d)"),
        (4, (
            r"\b(?:quote|offer|price) is (?:fine|ok|okay|accepted)\b|\bgo ahead with\b|\bstanding order\b|"
            r"\btop-?up\b"
        )),
        (3, (
            r"\bpurchase order\b|\bplease (?:book|order)\b|\border form\b|\border for\b|\bnew po\b|"
            r"\b(?:urgent|repeat) order\b"
        )),
        (2, r"\bbestellung\b|\bauftrag\b|\bnachbestell\w+|\bbestellschein\b|\bbestellauftrag\b|\bnachschub\b"),
        (2, r"\bwe (?:need|require|are short)\b|\bwe are short on\b"),
        (1, r"\border\b|\bpo[ #:-]?\d|\bliefertermin\b|\bwunschtermin\b|\bdelivery date\b|\bauftragsbestätigung\b"),
        (1, r"\b(?:liefer|versand)adresse\b|\bdeliver(?:y)? to\b|\bship to\b|\banlieferung\b|\bzustellung\b"),
    ),
    "order_change": (
        (6, (
            r"\b(?:rest|alles andere|everything else) (?:wie|as) (?:bestellt|gehabt|besprochen|ordered|"
            r"agreed)\b|\bdoch nur \d|\bbitte (?:bei\w* )[^.\n]{1,40} (?:nur|doch) \d"
        )),
        (6, (
            r"\bmake (?:that|it) \d+|\brather than \d|\b\d+ (?:[\w-]+ ){0,4}?rather than\b|\b(?:anstelle|"
            r"anstatt|statt) (?:von )?(?:den |der |die )?\d|\bdoch lieber\b"
        )),
        (5, (
            r"\bpush\b.{0,40}\bback\b|\b(?:move|bring|postpone)\b.{0,40}\b(?:delivery|collection|date)\b|"
            r"\b(?:delivery|collection)\b.{0,40}\b(?:back|forward) to\b"
        )),
        (4, (
            r"\b(?:one|two|three|\d+|a few) more\b.{0,40}\bto (?:the|this|our|my) order\b|\b(?:menge|rest|"
            r"anzahl) bleibt\b|\b(?:bedarf|menge|termin)\b.{0,30}\bgeändert\b|\bthe rest is fine\b"
        )),
        (5, r"\bbestellung\b.{0,60}\b(?:hätten|möchten|wollen) wir (?:doch |jetzt |lieber )+\b"),
        (6, (
            r"\bbestelländerung\b|\bauftragsänderung\b|\b(?:änderung\w*|korrektur|nachtrag|"
            r"ergänzung)\b.{0,40}\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|lieferung)"
        )),
        (6, (
            r"\b(?:order|po) (?:change|amendment|revision)\b|\b(?:amend|amended|revise|revised|change|update|"
            r"modify)\b.{0,30}\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|lieferung)\b"
        )),
        (6, (
            r"\b(?:ergänzen|ändern|korrigieren|anpassen|erweitern|erhöhen|reduzieren|verschieben|"
            r"umändern)\b.{0,60}\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|lieferung)|"
            r"\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|lieferung)\b.{0,80}\b(?:ergänzen|"
            r"ändern?|geändert|korrigieren|anpassen|erweitern|erhöhen|reduzieren|verschieben|verschoben|"
            r"vorziehen|umändern|aufstocken)\b"
        )),
        (5, (
            r"\b(?:statt|anstatt|anstelle(?: von)?) (?:der |den |des |dessen )?(?:bisher |bestellten |"
            r"ursprünglich )?\d+|\d+ ?(?:\w+ )?(?:statt|anstatt) \d|\bstatt (?:bisher|\d)"
        )),
        (5, (
            r"\bstatt(?:dessen)?\b[^.\n]{0,60}\b(?:nur|lieber|doch|bitte)\b|\b(?:nicht|"
            r"keine)\b.{0,40}\bsondern\b.{0,60}\b(?:liefern|als lieferadresse|nehmen)"
        )),
        (5, (
            r"\b(?:quantity|qty|date|address)\b.{0,60}\bfrom\b.{0,30}\bto\b|\b(?:change|increase|reduce|raise|"
            r"lower)\b.{0,60}\bto \d|\binstead of \d"
        )),
        (5, (
            r"\(was \d|\b(?:menge|termin|preis|liefertermin) (?:neu|alt)\b|\b(?:neue|geänderte) menge\b|"
            r"\bnew quantit\w+|\brevised quantit\w+"
        )),
        (4, (
            r"\b(?:rest|alles (?:andere|übrige)|übrige\w*|everything else|the rest|"
            r"all other\w*)\b.{0,40}\b(?:bleib\w*|passt|unverändert|unchanged|stays?|remains?|as (?:ordered|"
            r"is|before))\b"
        )),
        (4, (
            r"\b(?:bitte )?(?:noch )?(?:dazu|hinzufügen|mit drauf|dazunehmen|drauflegen)\b|\b(?:add|"
            r"remove)\b.{0,60}\b(?:to|from) (?:this|the|our|my) order\b"
        )),
        (4, (
            r"\bhab(?:e)? (?:mich|ich mich) (?:vertan|verschrieben|verzählt|geirrt)\b|\bändert sich noch\b|"
            r"\bneue fassung\b|\bersetzt die bisherige\b"
        )),
        (4, (
            r"\b(?:lieferung|liefertermin|termin)\b.{0,80}\bverschieb\w*|\bterminverschiebung\b|\bpostpone\w*|"
            r"\bbring forward\b|\bpush back\b"
        )),
        (4, (
            r"\b(?:different|another|new) delivery (?:address|date)\b|\b(?:andere|abweichende|"
            r"neue) lieferadresse\b|\bdeliver to\b.{0,40}\binstead\b"
        )),
        (3, (
            r"^(?:aw: |re: |wg: |fw: )*(?:änderung|korrektur|nachtrag|ergänzung|amendment|change|correction|"
            r"update)\b"
        )),
        (3, (
            r"\binstead\b|\banstatt\b|\banstelle\b|\bgeänderte? (?:auftrags)?bestätigung\b|"
            r"\brevised (?:order )?confirmation\b|\bsmall change\b"
        )),
    ),
    "withdrawal": (
        (9, (
            r"\bwiderrufe?\b|\bwiderrufen\b|\bwiderrufs(?:recht|erklärung|formular)\b|\bwiderrufs? (?:meines|"
            r"des|unseres|der|von|zu)\b"
        )),
        (9, (
            r"\b(?:vom|von dem) (?:kauf|kaufvertrag|vertrag)\b.{0,60}\bzurück|"
            r"\btreten?\b.{0,60}\bkaufvertrag\b.{0,120}\bzurück|\brücktritt vom\b"
        )),
        (8, (
            r"\brückgaberecht\w*|\b14-tägige\w*|\binnerhalb (?:von )?(?:14|"
            r"vierzehn) tagen?\b.{0,40}\b(?:zurück|rückgabe)|\brückgabe innerhalb\b"
        )),
        (9, (
            r"\bwithdraw(?:al|ing)? from (?:\w+/)?(?:my|the|our|this)\b|\b(?:right|notice) of withdrawal\b|"
            r"\bcooling[- ]off\b|\bwithdrawal form\b"
        )),
        (8, (
            r"\bright to cancel\b|\b(?:consumer (?:rights|rules|contracts))\b|\b(?:14|"
            r"fourteen)[- ]days?\b.{0,40}\b(?:cancel\w*|return)"
        )),
    ),
    "cancellation": (
        (7, (
            r"\b(?:lieferung|bestellung|auftrag|position\w*|termin)\b.{0,60}\bstreichen\b|\bmust cancel\b|"
            r"\bbuyer has pulled out\b|\bstop production\b|\bkommt nicht zustande\b"
        )),
        (9, (
            r"\bstorno\b|\bstornier(?:e|en|t|ung)\b(?! sie die rechnung)|\bannullier\w*|\babbestell(?:e|en|t|"
            r"ung)\b|\bauftragsrücknahme\b"
        )),
        (9, (
            r"\bcancel(?:led|ling|lation|ation)?\b.{0,60}\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|"
            r"purchase order|lieferung)\b|\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|"
            r"lieferung)\b.{0,60}\b(?:cancel\w*|void)\b|\bhereby cancel"
        )),
        (7, (
            r"\b(?:bestell\w*|auftr[aä]g\w*|order|orders|po|purchase order|"
            r"lieferung)\b.{0,80}\b(?:zurückziehen|zurücknehmen|rückgängig|rausnehmen|herausnehmen|löschen|"
            r"streichen|gegenstandslos|hinfällig|absagen)\b|\b(?:ziehen|nehmen)\b.{0,40}\b(?:bestell\w*|"
            r"auftr[aä]g\w*|order|orders|po|purchase order|lieferung)\b.{0,40}\bzurück\b"
        )),
        (6, (
            r"\b(?:hat|haben) sich (?:damit |leider )?erledigt\b|\b(?:brauchen?|benötigen?|"
            r"wollen?) (?:[\w,]+ ){0,10}?nicht mehr\b|\bnicht mehr (?:benötigt|gebraucht|liefern|ausliefern|"
            r"verschicken|versenden)\b"
        )),
        (6, (
            r"\bno longer (?:need|require|want)\w*|\b(?:take|remove)\b.{0,20}\b(?:bestell\w*|auftr[aä]g\w*|"
            r"order|orders|po|purchase order|lieferung) off\b|\bwithdraw (?:this|the|our|my) (?:order|po)\b|"
            r"\b(?:do not|don't|nothing will be) (?:ship|deliver|dispatch|send|shipped)"
        )),
        (6, (
            r"\b(?:position\w*|pos\.|zeilen?|artikel|posten)[^\n]{0,160}\b(?:ziehen|nehmen) wir\b[^.\n]{0,40}"
            r"\b(?:zurück|heraus|raus)\b|"
            r"\b(?:nimm|nehmt|nehmen sie|take)\b[^.\n]{0,60}\b(?:raus|heraus|wieder weg|off)\b"
        )),
        (3, (
            r"\b(?:fällt|fallen)\b.{0,30}\baus\b|\babgesagt\b|\bdouble ordered\b|"
            r"\bversehentlich (?:doppelt )?bestellt\b|\bdoppelt bestellt\b|\bby mistake\b"
        )),
        (3, r"\bnot be accepted\b|\bno further deliveries\b|\bnicht (?:angenommen|ausgeführt)\b"),
    ),
    "complaint": (
        (6, (
            r"\b(?:waren|war|lagen|kamen|kam|enthielt|enthalten)\b[^.\n]{0,40}\b(?:nur|statt|weniger|"
            r"falsche?)\b|\b(?:you|they) (?:sent|delivered|shipped)\b[^.\n]{0,60}\b(?:don't|do not|doesn't|"
            r"wrong|only|not)\b"
        )),
        (5, (
            r"\b(?:don't|doesn't|do not|does not) fit\b|\bpass(?:t|en) nicht\b|\bneed the right\b|"
            r"\bwas machen wir da\b|\bbuy elsewhere\b"
        )),
        (6, (
            r"\bvon (?:den |unseren )?(?:gelieferten )?\d+ (?:[\w-]+ ){1,4}?(?:haben|sind|waren|war|ist|"
            r"fehlen|fehlten|funktionieren)\b|\b(?:\d+|one|two|three|some|several|"
            r"half) of the\b.{0,60}\b(?:were|was|are|is|have|had|arrived|don't|do not|came)\b"
        )),
        (4, (
            r"\b(?:austausch|ersatzlieferung)\b|\bcredit us\b|\bcredit note (?:please|for)\b|"
            r"\bquality (?:issue|problem)\b|\bqualitätsmangel\b|\bfunktionier(?:t|en) nicht\b|"
            r"\bgeht nicht (?:an|auf|zu|mehr)\b|\bnicht in ordnung\b|\bnot as (?:ordered|described)\b|"
            r"\bquarantined?\b|\binfested\b|\bcontaminat\w+"
        )),
        (6, (
            r"\breklam\w+|\bbeschwer(?:e|en|de)\b|\bbemängel\w+|\bmangelhaft\w*|\bmängelrüge\b|\brügen wir\b|"
            r"\bcomplain\w*"
        )),
        (5, (
            r"\b(?:beschädigt|defekt|kaputt|zerbrochen|verbeult|verkratzt|gerissen|eingerissen|undicht|"
            r"durchnässt|schimm\w+|verdorben|abgelaufen|verbogen|ausgelaufen|unbrauchbar|faul|stinkt|"
            r"zerkratzt|aufgerissen|eingedrückt)\w*"
        )),
        (5, (
            r"\b(?:damaged|defective|broken|broke|faulty|cracked|crushed|torn|leaking|mou?ldy|rotten|"
            r"scratched|dented|expired|loose seams?|doesn't work|does not work|stopped working)\b"
        )),
        (5, (
            r"\bfalsch\w* (?:ge)?liefer\w*|\bfalsche[rsnm]? (?:(?:artikel|ware|waren|position\w*|lieferung|"
            r"sendung|paket|produkt\w*|item|items|goods|parcel|product)|farbe|größe|menge|betrag|preis\w*|"
            r"teile?)\b|\brechnung\b.{0,40}\bfalsch\b"
        )),
        (5, (
            r"\bwrong (?:(?:artikel|ware|waren|position\w*|lieferung|sendung|paket|produkt\w*|item|items|"
            r"goods|parcel|product)|colou?r|size|quantity|price|amount|article)\b|\b(?:sent|delivered|billed|"
            r"charged)\b.{0,20}\b(?:wrong|incorrect)"
        )),
        (5, (
            r"\b(?:haben sie|habt ihr|ihr habt|sie haben|hat ihr)\b.{0,60}\b(?:gebracht|geliefert|berechnet|"
            r"geschickt)\b.{0,40}\b(?:statt|anstatt)\b|\b(?:statt|anstatt)\b.{0,60}\b(?:gebracht|geliefert|"
            r"berechnet|geschickt|vereinbart\w*)\b"
        )),
        (4, (
            r"\bfehl(?:t|en|te|ten|menge\w*)\b|\bmissing\b|\bnicht (?:angekommen|geliefert|erhalten|"
            r"zugestellt)\b|\bnichts (?:bekommen|erhalten)\b|\bnot (?:arrived|been received|received|"
            r"delivered)\b|\bnever (?:arrived|received)\b"
        )),
        (4, (
            r"\bzu (?:wenig|spät)\b|\bzum (?:zweiten|dritten|vierten) mal\b|\bschon wieder\b|"
            r"\b(?:too )?late again\b|\bdelivery\b.{0,20}\bshort\b|\bshort[- ]?shipped\b"
        )),
        (3, (
            r"\bunzufrieden\b|\bdisappoint\w*|\bunacceptable\b|\bärger\w*|\bso geht das nicht\b|\b(?:really|"
            r"very) poor\b|\bfrechheit\b|\benttäusch\w+"
        )),
        (3, (
            r"\b(?:um |als )?ersatz\b|\bersetzen\b|\bersatzlieferung\b|\bnachliefer\w*|\bmangelfrei\w*|"
            r"\bumtausch\w*|\btauschen\b|\breplacements?\b|\bmoney back\b|\bgeld zurück\b|\brefund\b"
        )),
        (3, (
            r"\bunder warranty\b|\bgewährleistung\b|\bgarantiefall\b|\bgutschrift\b.{0,20}\b(?:bitte|erbeten|"
            r"oder)\b|\b(?:oder|um) (?:eine )?gutschrift\b"
        )),
        (3, (
            r"\bbitte stornieren sie die rechnung\b|\bkorrigierte\b|\bstatt der vereinbarten\b|"
            r"\bdelivery note says\b"
        )),
    ),
    "quotation_request": (
        (7, (
            r"\b(?:machen|nennen|geben|sagen) sie (?:uns|mir) (?:bitte )?(?:einen|den|ihren|"
            r"die)? ?(?:\w+ )?preise?\b|\b(?:einen|ihren|guten|ungefähren) preis (?:für|machen|nennen)\b|"
            r"\bprice up\b|\bpricing (?:for|on)\b|\bfor our tender\b|\bausschreibung\b|"
            r"\bpreise und lieferzeit\w*\b|\bgive (?:us|me) a price\b|\bcost (?:estimate|for)\b|"
            r"\bkonditionen\b.{0,40}\bfür\b"
        )),
        (7, (
            r"\b(?:um|bitten?|erbitten|benötigen|wünschen|brauchen|erstellen|senden|schicken|machen|"
            r"unterbreiten|abgeben)\b.{0,60}\b(?:angebot|preisangebot|offerte|kostenvoranschlag)\b|"
            r"\bangebotsanfrage\b|\bpreisanfrage\b|\bkostenvoranschlag\b"
        )),
        (7, (
            r"\bbieten sie (?:uns|mir)?\b|\bunterbreiten sie\b|\bwas (?:würden?|kosten?|kost|kostet)\b|"
            r"\bpreisauskunft\b|\bpreise? (?:mitteilen|nennen|für folgende|für \d)|\bwelche[nr]? preis\w*\b|"
            r"\bpreis\?"
        )),
        (7, (
            r"\brequest for (?:quotation|quote|proposal)\b|\brfq\b|\b(?:please|could you|can you|"
            r"kindly)\b.{0,40}\bquote\b|\bprice (?:list|inquiry|enquiry)\b|\bquote please\b|"
            r"\bquotations must\b|\bwould like a quote\b"
        )),
        (6, (
            r"\bquot(?:e|ation) for\b|\bhow much\b|\bplease offer\b|\b(?:your|best|export|"
            r"unit) (?:best )?prices?\b|\bfob\b"
        )),
        (5, (
            r"\bangebot wäre\b|\bangebot (?:siehe|bitte|für|über|zu|erstellen|machen)\b|\bangebotsabgabe\b|"
            r"\bwir brauchen preise\b|\bschriftliches angebot\b|\bihr (?:günstigstes|bestes) angebot\b"
        )),
        (3, (
            r"\b(?:we are|i am|i'm) interested in\b|\bwir interessieren uns\b|\binteresse an\b|\binquiry\b|"
            r"\benquiry\b|\banfrage\b|\bbefore i order\b|\brabatt\?"
        )),
    ),
    "question": (
        (4, (
            r"\b(?:wann|bis wann|ab wann|um wie ?viel uhr)\b[^.\n]{0,100}\?|\bwo (?:bleibt|ist|steht)\b|"
            r"\blieferstatus\b|\bsendungsverfolgung\b|\bwie ist der stand\b|\bschon (?:raus|unterwegs|"
            r"versandt|verschickt)\b"
        )),
        (4, (
            r"\bwhen (?:will|can|do|does|is|are)\b[^.\n]{0,80}\?|\bwhere is\b|\border status\b|\bstatus of\b|"
            r"\btracking\b"
        )),
        (4, (
            r"\b(?:habt ihr|haben sie|gibt es|ist|sind|hat|passt|kann man|können sie|könnten sie|wissen sie|"
            r"welche[rsn]?)\b[^.\n?]{0,120}\?"
        )),
        (4, (
            r"\b(?:do|does|did|are|is|can|could|would|have|has|will) (?:you|we|it|the|there|our|my|"
            r"your)\b[^.\n?]{0,120}\?"
        )),
        (3, (
            r"\b(?:eine |kurze |noch eine )?(?:rück)?frage\b|\bfragt\b|\b(?:a|one|quick) question\b|"
            r"\bbitte (?:um )?(?:eine )?kurze (?:info|rückmeldung|auskunft)\b"
        )),
        (3, (
            r"\b(?:could|can|would) you (?:please )?(?:tell|let|confirm|check|send)\b|\blet me know\b|"
            r"\bwould you mind\b|\bwants? to know\b|\bplease advise\b"
        )),
        (4, (
            r"\b(?:kopie|rechnungskopie|copy|duplicate)\b.{0,40}\b(?:rechnung|invoice|lieferschein\w*|"
            r"delivery note)\b|\brechnungskopie\b|\bstatement of account\b|\baccount statement\b"
        )),
        (3, (
            r"\b(?:mitteilen|verfügbarkeit|lieferbar|vorrätig|öffnungszeiten|opening (?:times|hours)|"
            r"mindestbestell\w+)\b"
        )),
        (2, r"\?(?:\s|$)"),
    ),
    "invoice": (
        (6, (
            r"\b(?:anbei|im anhang|beigefügt|als anlage|anhang)\b.{0,80}\b(?:rechnung|gutschrift|"
            r"gebührenbescheid|abrechnung|mahnung)\b|\bunsere (?:rechnung|gutschrift)\b|\b(?:rechnung|"
            r"gutschrift)\b.{0,60}\b(?:im anhang|als pdf|steht bereit|liegt .{0,30}bereit|ist da)\b"
        )),
        (6, (
            r"\b(?:attached|enclosed|please find)\b.{0,60}\b(?:invoice|credit note|statement)\b|"
            r"\byour (?:\w+ )?invoice\b|\bpayment reminder\b|\bzahlungserinnerung\b|\b(?:letzte )?mahnung\b|"
            r"\bzahlungsaufforderung\b|\bfinal reminder\b|\boverdue\b|\bpast due\b"
        )),
        (4, (
            r"\brechnungsbetrag\b|\bzahlungseingang\b|\bzahlbar (?:innerhalb|bis|sofort)\b|\bohne abzug\b|"
            r"\b(?:überweisen sie|zu überweisen)\b|\b(?:ab)?gebucht\b|\bbuchen wir\b|\bfällig (?:am|zum)\b|"
            r"\bstromrechnung\b"
        )),
        (4, (
            r"\b(?:amount due|total due|payment terms|arrange payment|has not been paid|will be charged|"
            r"credit control|collection agency)\b"
        )),
        (2, (
            r"^(?:re: |aw: |fw: |wg: )*(?:\d+\. )?(?:ihre |unsere |your |our )?(?:rechnung|gutschrift|invoice|"
            r"credit note)\b"
        )),
        (2, r"\brechnungs?(?:nummer|nr)\b|\binvoice (?:no|number|#)|\brechnung (?:nr\.? ?)?\d|\binvoice \w*\d"),
    ),
    "out_of_office": (
        (6, (
            r"^(?:re: |aw: )*(?:nicht erreichbar|abwesend|away|on holiday)\b|"
            r"\blese (?:ich )?keine (?:e-?)?mails\b|\bnot (?:checking|reading) (?:my )?e-?mails?\b|"
            r"\bkümmere ich mich um ihr anliegen\b"
        )),
        (9, (
            r"\babwesenheitsnotiz\b|\bout of (?:the )?office\b|\bnach meiner rückkehr\b|"
            r"\b(?:up)?on my return\b|\bihre (?:nachricht|mail|e-mail) wird nicht (?:weitergeleitet|gelesen)\b"
        )),
        (8, (
            r"\b(?:bin|befinde)\b[^.\n]{0,60}\b(?:abwesend|(?:im|in) (?:urlaub|elternzeit|mutterschutz)|"
            r"nicht erreichbar|außer haus|nicht im (?:büro|haus))\b|\bon (?:annual |parental |maternity |"
            r"sick )?leave\b|\bon vacation\b|\baway from (?:my desk|the office)\b"
        )),
        (4, (
            r"\bwieder (?:für sie da|erreichbar|im (?:büro|haus))\b|\b(?:in dringenden fällen|bei dringenden|"
            r"if (?:it is|it's) urgent|for urgent)\b|\bmeine vertretung\b|\bbüro ist\b.{0,60}\bgeschlossen\b|"
            r"\bi(?:'m| am) back\b|\blimited access to e-?mail\b"
        )),
    ),
    "bounce": (
        (9, (
            r"\bundelivered mail\b|\b(?:mail|message)\b.{0,60}\bcould not be delivered\b|"
            r"\bdelivery has failed\b|\b(?:nachricht|mail)\b.{0,80}\bkonnte nicht zugestellt\b|"
            r"\bunzustellbar\b|\bnicht zustellbar\b|\bno mailbox here\b"
        )),
    ),
    "newsletter": (
        (6, (
            r"\bunsubscribe\b|\bnewsletter\b|\bim browser (?:ansehen|anzeigen|öffnen)\b|"
            r"\bview (?:this email )?in (?:your )?browser\b|\byou subscribed\b|\bkeine (?:mails|e-mails|"
            r"nachrichten) mehr\b|\bsich abzumelden\b|\bmailing list\b"
        )),
        (4, (
            r"\brabattcode\b|\bmit dem code\b|\bwith code\b|\bnur (?:noch )?(?:heute|bis)\b.{0,30}|"
            r"\bbis zu \d+ ?%|\bup to \d+ ?%|\bjetzt (?:shoppen|sichern|entdecken|bestellen|anmelden)\b|"
            r"\bsichern sie sich\b|\bsave your seat\b|\bwebinar\b|\bfrühbucher\w*|\bshop now\b"
        )),
    ),
    "spam": (
        (9, (
            r"\byou have won\b|\blottery\b|\bviagra\b|\bcasino\b|\binheritance\b|\bmillion (?:us )?dollars\b|"
            r"\bsie haben gewonnen\b|\bfreispiele\b|\bnext of kin\b"
        )),
        (7, (
            r"\bbitcoin\b|\bcrypto ?(?:currency|invest)\w*|\bseo (?:service|ranking|expert)\w*|"
            r"\bfirst page of google\b|\brolex\b|\bweight loss\b|\bbank details\b.{0,40}\btransfer\b|"
            r"\btransfer\b.{0,80}\bbank details\b|\bzollgebühr\w*\b.{0,80}\bhttp"
        )),
    ),
}  # fmt: skip
