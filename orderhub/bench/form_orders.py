"""What the drawn orders of `forms` order: wares of several trades, numbers after a pattern, sums that are right."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter
from typing import Final, NamedTuple

from orderhub.bench.layout_texts import number_text
from orderhub.bench.layouts import Item

CENT: Final = Decimal("0.01")
_MONTHS: Final = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_COUNTS: Final = {
    "m": ("5", "12.5", "25", "50", "120", "300"), "kg": ("2.5", "10", "25", "40", "150"), "l": ("5", "20", "60", "200"),
}  # fmt: skip
_PIECES: Final = ("1", "2", "3", "4", "5", "6", "8", "10", "12", "15", "20", "24", "30", "50", "100", "1200")
_HUNDREDS: Final = ("100", "200", "500", "800", "1000", "1500", "2000", "5000", "12000")

WARES: Final[dict[str, tuple[str, ...]]] = {
    # text|unit|lowest and highest price in cents
    "bau": (
        "Gipskartonplatte GKB 12,5 mm 2000 x 1250 mm|st|640|980", "Trockenbauschraube Feingewinde 3,9 x 35 mm|st|2|4",
        "CW-Profil 75/50/06 Länge 2600 mm|st|410|690", "Fugenspachtel Uniflott 25 kg Sack|sa|2190|3450",
        "Tiefgrund LF 10 l Kanister|st|1890|3290", "Mineralwolle-Trennwandplatte 60 mm WLG 040|qm|310|520",
        "Bauzaunelement verzinkt 3,50 x 2,00 m|st|3490|4990", "Dichtschlämme flexibel 20 kg Eimer|st|3850|5590",
        "Kantholz KVH Fichte NSi 60 x 120 mm|m|390|640", "Rahmenschalungstafel Alu 120 x 60 cm|st|14900|21900",
        "Malerkrepp 50 mm x 50 m UV-beständig|ro|340|590", "PE-Folie 0,2 mm transparent 4 x 50 m|ro|5290|7890",
    ),
    "gastro": (
        "Mineralwasser Classic 12 x 0,75 l Glas|kt|520|790", "Rapsöl raffiniert Kanister 10 l|st|1790|2590",
        "Weizenmehl Type 550 Sack|kg|69|98", "Passierte Tomaten Dose 2,55 kg|st|349|489",
        "Basmatireis 5 kg|pk|1190|1690", "Servietten 3-lagig 33 x 33 cm champagner|pk|490|890",
        "Espresso ganze Bohne Crema 1 kg|pk|1290|1990", "Pommes frites 9 mm tiefgekühlt 4 x 2,5 kg|kt|1690|2390",
        "Holländische Sauce 1 l Tetra|st|389|529", "Geschirrreiniger flüssig chlorfrei 12 kg|st|3190|4290",
        "Apfelschorle 24 x 0,33 l Mehrweg|kt|1290|1690", "Frischhaltefolie 30 cm x 300 m im Spender|ro|790|1290",
    ),
    "buero": (
        "Kopierpapier Recycling A4 80 g/m² Palette|pk|329|489", "Druckerpatrone XL schwarz 46 ml|st|3490|5290",
        "Ordnerrücken-Etiketten kurz/breit weiß|pk|590|890",
        "Monitorarm doppelt, Tischklemme, bis 27 Zoll|st|7990|14900",
        "Haftnotizen 76 x 76 mm gelb, 12 Blöcke|pk|349|690", "Bürodrehstuhl Synchronmechanik schwarz|st|18900|34900",
        "Kugelschreiber Großraummine blau dokumentenecht|st|45|120",
        "Versandtaschen C4 mit Fenster haftklebend|pk|1290|2190",
        "USB-C-Dockingstation 11 Anschlüsse 100 W|st|8900|17900", "Whiteboardmarker Set 4 Farben|se|490|790",
        "Aktenvernichter P-4 Partikelschnitt 23 l|st|8900|18900",
        "Archivbox mit Deckel 325 x 260 x 370 mm|st|219|389",
    ),
    "elektro": (
        "Mantelleitung NYM-J 3 x 1,5 mm² grau|m|58|97", "Leitungsschutzschalter B16 1-polig 6 kA|st|219|489",
        "FI-Schutzschalter 40/0,03 A 4-polig Typ A|st|2890|4990", "Verbindungsdose UP Ø 70 mm, winddicht|st|49|98",
        "Steckdoseneinsatz reinweiß glänzend mit Steckklemmen|st|290|590",
        "Kabelbinder 200 x 4,8 mm UV-schwarz|pk|390|690",
        "LED-Feuchtraumleuchte IP65 1500 mm 43 W 4000 K|st|2990|5490",
        "Reihenklemme 2,5 mm² Schraubanschluss|st|78|145", "Installationsrohr FBY-EL-F 20 leicht grau|m|39|72",
        "Aderendhülse isoliert 1,5 mm² schwarz|st|2|5", "Bewegungsmelder 180° Aufputz IP54|st|2490|4490",
        "Zählerschrank 1 Feld 5-reihig mit Verteiler|st|24900|38900",
    ),
    "labor": (
        "Pipettenspitzen 1000 µl blau, unsteril|pk|1490|2890", "Nitril-Einmalhandschuh puderfrei Gr. M|pk|590|990",
        "Erlenmeyerkolben Borosilikat 250 ml enghalsig|st|390|690", "Wägeschale antistatisch 100 ml|pk|1890|2790",
        "Isopropanol >= 99,8 % p. a.|l|690|1290", "Magnetrührstäbchen PTFE zylindrisch 25 x 8 mm|st|290|490",
        "Faltenfilter Ø 185 mm Sorte 597 1/2|pk|1590|2490",
        "Probenröhrchen 15 ml konisch steril mit Schraubkappe|st|18|39",
        "pH-Pufferlösung 7,00 (20 °C) Flasche 500 ml|st|1190|1890", "Präzisionswaage 620 g / 0,001 g|st|69900|98900",
        "Wundverband steril 10 x 8 cm|pk|490|890", "Flächendesinfektion Tücher Nachfüllpack|pk|590|1190",
    ),
    "industrie": (
        "Zylinderschraube ISO 4762 M6 x 20 8.8 verzinkt|st|4|9", "Sechskantmutter DIN 934 M10 A2|st|6|14",
        "Rillenkugellager 6305-2RS1 C3|st|690|1290", "O-Ring 47,22 x 3,53 NBR 70 Shore|st|19|49",
        "Hydraulikschlauch 2SN DN12 konfektioniert 1500 mm|st|2890|4890",
        "Pneumatikzylinder ISO 15552 Ø 50 Hub 100|st|7890|12900",
        "Drehteil Flansch lt. Zeichnung 30-1187-C|st|1890|4590", "Blechzuschnitt S235JR 3 mm gelasert|st|590|1990",
        "Schweißdraht G3Si1 1,0 mm Korbspule 15 kg|kg|239|389", "Hydrauliköl HLP 46 Fass 208 l|l|219|349",
        "Induktiver Näherungsschalter M12 PNP NO|st|1790|3490",
        "Zahnriemen HTD 5M Breite 15 mm Länge 600|st|890|1690",
    ),
    "mode": (
        "Poloshirt Piqué Herren|st|690|1290", "Softshelljacke Damen|st|2490|3990",
        "Arbeitshose Canvas Bund|st|2190|3590", "Rundhals-T-Shirt 180 g/m²|st|289|590",
        "Sicherheitsschuh S3 halbhoch|pa|3890|6490", "Strickmütze Merino|st|590|1190",
        "Ledergürtel 3,5 cm|st|890|1690", "Kinder-Regenjacke gefüttert|st|1590|2490",
        "Sneakersocken 3er-Pack|pk|290|590", "Warnweste EN ISO 20471|st|249|490",
    ),
    "verpackung": (
        "Wellpappkarton 2-wellig 400 x 300 x 200 mm|st|89|169",
        "Stretchfolie transparent 500 mm x 300 m 20 µ|ro|490|790",
        "Luftpolsterversandtasche braun Gr. 7|pk|1890|2990", "Packband PP leise abrollend 50 mm x 66 m|ro|119|219",
        "Einwegpalette 1200 x 800 mm hitzebehandelt|st|890|1390",
        "Kantenschutzwinkel Vollpappe 35 x 35 x 1000 mm|st|19|48",
        "Umreifungsband PET grün 15,5 x 0,9 mm|ro|4290|6290", "Seidenpapier säurefrei 50 x 75 cm, 25 g/m²|kg|490|790",
        "Druckverschlussbeutel 100 x 150 mm 50 µ|st|2|5", "Faltschachtel Maschinenklebung weiß|st|24|54",
        "Versandetiketten Thermo 103 x 199 mm, Kern 25|ro|690|1190", "Gitterbox-Abdeckhaube LDPE|st|190|340",
    ),
    "kfz": (
        "Bremsscheibe Vorderachse belüftet 288 mm|st|2490|4290", "Ölfilter Einsatz mit Dichtung|st|490|890",
        "Motoröl 5W-30 Longlife Fass|l|389|590", "Wischblatt Flachbalken 600 mm|st|690|1190",
        "Starterbatterie 12 V 74 Ah 680 A|st|6490|9890", "Radschraube M14 x 1,5 x 27 Kegelbund|st|89|169",
        "Bremsflüssigkeit DOT 4 Gebinde|l|490|790", "Scheinwerferlampe H7 12 V 55 W|st|290|590",
        "Querlenker vorn links mit Lager|st|4490|8990", "Schlauchschelle 16-27 mm W2|st|29|58",
        "Kühlerfrostschutz G12++ Konzentrat|l|249|420", "Pollenfilter Aktivkohle|st|790|1490",
    ),
    "shk": (
        'Einhebel-Waschtischmischer Größe M mit Zugstangen-Ablaufgarnitur 1 1/4" verchromt|st|6490|11900',
        "Wand-Tiefspül-WC spülrandlos weiß, Ausladung 530 mm|st|12900|23900",
        "Mehrschichtverbundrohr 16 x 2,0 mm im Schutzrohr, Ring 50 m|m|129|219",
        "Pressfitting T-Stück reduziert 20 x 16 x 20 mm, Rotguss|st|690|1190",
        "Heizkörperthermostat M30 x 1,5 mit Flüssigkeitsfühler, weiß|st|1090|1890",
        "Kugelhahn DN 25 PN 40 mit Flügelgriff rot, Innengewinde beidseitig|st|890|1690",
        "Hanfzopf gekämmt 80 g|st|149|290", "HT-Bogen DN 50 45 Grad|st|59|129",
        "Hocheffizienz-Umwälzpumpe 25-60, Einbaulänge 180 mm, mit Dämmschale|st|18900|28900",
        "Rohrschelle M8/M10 mit Schalldämmeinlage 20-25 mm|st|69|139",
        "Duschrinne Edelstahl geschliffen 900 mm, befliesbar, Ablauf DN 50 waagerecht|st|15900|24900",
        "Dichtring Klingersil 3/4 Zoll|st|5|14", "Eckventil 1/2 Zoll selbstdichtend DN 15, Rosette|st|390|690",
        "Membran-Ausdehnungsgefäß 35 l, 6 bar, Anschluss R 3/4|st|3890|5990",
    ),
    "beschlag": (
        "Topfband 110 Grad Eckanschlag, Topf Ø 35 mm, mit integrierter Dämpfung|st|189|349",
        "Vollauszug 500 mm, Traglast 40 kg, Push-to-open, Paar|pa|1890|3290",
        "Einsteckschloss Kl. 3 PZ Dorn 65 / Entf. 72, Stulp 20 mm Niro rund, DIN rechts|st|1590|2890",
        "Drückergarnitur Edelstahl matt, Rosette rund, 8 mm Stift|se|1990|3890",
        "Spanplattenschraube Senkkopf TX 20, 4,0 x 40 mm, gelb verzinkt|st|2|5",
        "Holzdübel Buche geriffelt 8 x 40 mm|st|1|3", "ABS-Kante Eiche Halifax natur 23 x 0,8 mm|m|39|79",
        "Weißleim D3 wasserfest, Eimer 10 kg|st|4290|6490",
        "Spanplatte dekorbeschichtet W980 ST2 platinweiß 2800 x 2070 x 19 mm|st|4890|6990",
        "Schleifscheibe Klett Ø 150 mm, 15-Loch, Korn 180|st|29|55",
        "Möbelgriff Bügel LA 160 mm schwarz matt|st|290|590",
        "Bodenträger Stift 5 mm vernickelt|st|4|11",
        "Acryl-Parkettlack seidenmatt 2K inkl. Härter 5,5 l|se|8900|12900",
        "Türdichtung Stahlzarge, EPDM grau, Rolle 25 m|ro|1890|2990",
    ),
    "garten": (
        "Pflanzerde torffrei 45 l Sack|sa|549|890", "Rasendünger Langzeit 25 kg Sack|sa|3290|4890",
        "Lavendel 'Hidcote' im 11-cm-Topf, Karton zu 12|kt|1890|2690",
        "Terrakottatopf handgeformt frostfest Ø 40 cm|st|1290|2490",
        "Gartenschlauch 1/2 Zoll 6-lagig, 20 bar, Rolle 50 m|ro|3990|6490", "Rosenschere Bypass 21 cm|st|1190|2190",
        "Baumpfahl kesseldruckimprägniert Ø 6 cm, 250 cm, gefräst und gespitzt|st|390|690",
        "Kokosstrick 5 mm, Rolle 200 m|ro|990|1590", "Unkrautvlies 50 g/m² schwarz 1,6 x 25 m|ro|1490|2290",
        "Blumenzwiebeln Tulpe 'Queen of Night' 11/12, Netz 100 Stück|pk|1690|2390",
        "Spaten Edelstahl mit T-Griff Esche 72 cm|st|2490|3990",
        "Bewässerungscomputer 2-fach, batteriebetrieben|st|3490|5490",
        "Rollrasen Sport und Spiel, geschält 40 cm breit|qm|290|490", "Pflanzetikett Stecker weiß 10 cm|st|2|6",
    ),
    "pflege": (
        "Inkontinenzvorlage anatomisch normal, Saugstärke 6 Tropfen|pk|890|1490",
        "Pflegebett-Matratze viscoelastisch 90 x 200 x 14 cm, Bezug atmungsaktiv|st|15900|24900",
        "Waschhandschuh Molton unfoliert, Karton 20 x 50 Stück|kt|2490|3690",
        "Händedesinfektionsmittel Spenderflasche 1000 ml|st|590|990",
        "Bettschutzeinlage 60 x 90 cm, 6-lagig|pk|690|1190",
        "Medikamentendispenser 7 Tage, 4 Fächer, mit Beschriftungsfeld|st|490|890",
        "Einmal-Schutzschürze PE blau 75 x 125 cm, Spenderbox|pk|390|690",
        "Blutdruckmessgerät Oberarm vollautomatisch, Manschette 22-42 cm|st|3490|5990",
        "Hautschutzcreme Tube 100 ml|st|319|549",
        "Rollator Leichtgewicht Aluminium mit Tasche und Stockhalter|st|8900|14900",
        "Trinkbecher mit zwei Griffen, Deckel 4 mm Öffnung|st|290|490",
        "Spritze 10 ml Luer-Lock steril einzeln verpackt|st|9|19",
        "Kanülenabwurfbehälter 2,0 l durchstichsicher|st|189|349", "Antirutschsocken Gr. 39/42 anthrazit|pa|290|490",
    ),
    "hausrat": (
        "Bratpfanne Edelstahl antihaftversiegelt Ø 28 cm, induktionsgeeignet|st|1890|3490",
        "Vorratsdose Glas mit Bambusdeckel 1,2 l|st|390|690",
        "Geschirrtuch Halbleinen kariert 50 x 70 cm, 3er-Set|se|690|1090",
        "Wasserkocher 1,7 l Edelstahl, 2200 W|st|1990|3490", "Stabkerze durchgefärbt 250/23 mm, bordeaux|st|39|58",
        "Kaffeebecher Steinzeug reaktive Glasur 350 ml, sortiert in 4 Farben|st|249|450",
        "Wäscheständer Flügel 20 m Trockenlänge|st|1590|2690", "Backform Kranz Ø 26 cm Silikon|st|690|1190",
        "LED-Lichterkette 80 Lampen warmweiß, Timer, innen und außen|st|890|1490",
        "Küchenwaage digital 5 kg / 1 g|st|1090|1890",
        "Fußmatte Kokos 40 x 60 cm 'Herzlich willkommen'|st|490|890",
        "Teelichter 4 h weiß, Beutel 100 Stück|pk|390|690",
        "Schneidebrett Akazie geölt 38 x 25 x 2 cm|st|790|1390",
        "Thermobecher doppelwandig 0,4 l, auslaufsicher|st|890|1590",
        "Kleiderbügel Holz mit Steg, 8er-Pack|pk|690|1190", "Batterie Mignon AA Alkaline, Blister 8|pk|249|449",
    ),
    "reinigung": (
        "Sanitärreiniger Konzentrat viskos, Kanister 10 l|st|1890|2990",
        "Müllsack LDPE 120 l Typ 100 blau, Rolle 25 Stück|ro|290|490",
        "Toilettenpapier 3-lagig Zellstoff 250 Blatt, Palette 36 Pack|pk|390|590",
        "Mikrofasertuch 40 x 40 cm gelb|st|39|58",
        "Handtuchpapier Z-Falz 2-lagig hochweiß, 25 x 23 cm, 3200 Blatt|kt|2490|3690",
        "Wischmopp Baumwolle 50 cm mit Taschen|st|490|890",
        "Seifencreme Rosé 5 l Kanister|st|690|1190",
        "Reinigungswagen 2 x 15 l mit Presse und Müllsackhalter|st|13900|21900",
        "Grundreiniger alkalisch für PVC und Linoleum|l|290|490",
        "Saalbesen Rosshaar 60 cm mit Stiel 140 cm|st|1290|2190",
        "Duftspender-Nachfüllkartusche Citrus 270 ml|st|490|790", "Einscheibenmaschinen-Pad rot 17 Zoll|st|290|490",
        "Scheuermilch Flasche 750 ml|st|139|249", "Spender Handtuchrolle Kunststoff weiß abschließbar|st|2490|3990",
    ),
    "office-en": (
        "Multipurpose copy paper 20 lb letter|cs|3290|4890", "Ballpoint pens medium black, box of 60|bx|690|1190",
        "Ergonomic task chair with lumbar support|ea|14900|28900", "Hanging file folders letter 1/5 tab|bx|990|1790",
        "27 inch LED monitor IPS 2560 x 1440|ea|17900|28900", "Toner cartridge high yield black|ea|6990|11900",
        "Packing tape clear 2 in x 110 yd|ro|249|489", "Wireless keyboard and mouse combo|ea|2490|4990",
        "Dry erase board 48 x 36 in aluminum frame|ea|5490|8990",
        "Stretch wrap 18 in x 1500 ft 80 gauge|ro|1190|1890",
    ),
    "industrial-en": (
        "Socket head cap screw M8 x 25 grade 12.9|ea|12|38", "Hydraulic filter element 10 micron|ea|2890|5490",
        "Stainless steel pipe 304 DN25 sch 10|m|1190|2290", "Proximity sensor M18 PNP NO 4-wire|ea|2390|4890",
        "Bearing housing UCP206 cast iron|ea|1290|2390", "Gear motor 0.75 kW 1400 rpm i=25|ea|24900|41900",
        "Cable gland brass nickel plated M20|ea|189|390", "Welding rod E7018 3.2 mm|kg|349|590",
        "Safety light curtain 14 mm resolution 900 mm|ea|38900|59900",
        "Conveyor roller 50 x 1.5 mm EL 400|ea|690|1290", "V-belt SPA 1250 Lw|ea|590|1090",
        "Cutting fluid semi-synthetic drum|l|289|490",
    ),
    "workshop-en": (
        "Hex bolt M12 x 60 grade 8.8 BZP|ea|14|39", "Penny washer M8 x 30 A2 stainless|ea|3|9",
        "Two-part epoxy adhesive 400 ml cartridge|ea|1190|2190", "Cutting disc 115 x 1 mm inox|ea|59|129",
        "Disposable nitrile gloves black, large|bx|690|1190", "Hi-vis waistcoat class 2 yellow XL|ea|249|490",
        "Masonry drill bit SDS-plus 10 x 160 mm|ea|189|349", "Silicone sealant low modulus clear 310 ml|ea|290|490",
        "Steel tube 48.3 x 3.2 mm galvanised|m|690|1190", "Degreaser concentrate 25 l drum|ea|3490|5490",
        "Ratchet strap 5 t x 8 m with claw hooks|ea|890|1490", "LED site floodlight 110 V 60 W|ea|4490|7490",
    ),
    "food-en": (
        "Extra virgin olive oil 5 l tin|ea|2490|3890", "Chopped tomatoes 6 x 2.5 kg|cs|1390|1890",
        "Basmati rice 20 kg sack|ea|2290|3290", "Oat drink barista 12 x 1 l|cs|1290|1790",
        "Paper cups 12 oz double wall kraft|cs|3490|4990", "Sea salt flakes 1.4 kg tub|ea|690|1090",
        "Free range eggs medium tray of 30|ea|489|690", "Plain flour 16 kg bag|ea|890|1390",
        "Mature cheddar block white|kg|549|790", "Disposable vinyl gloves medium|bx|349|590",
    ),
    "building-en": (
        "Cement multi-purpose CEM II 25 kg bag plastic|ea|449|690",
        "CLS timber C16 kiln dried 38 x 63 mm 2.4 m|ea|290|430",
        "Plasterboard square edge 2400 x 1200 x 12.5 mm|ea|790|1090", "Wood screw CSK Pozi zinc 5.0 x 80 mm|ea|3|8",
        "Joist hanger galvanised long leg 47 mm|ea|149|279",
        "Insulation board PIR foil faced 2400 x 1200 x 100 mm|ea|3490|4890",
        "Damp proof course polythene 112.5 mm x 30 m|ro|690|1090", "Clout nail galvanised 40 x 2.65 mm|kg|390|590",
        "Brick facing red rustic 65 mm frost resistant|ea|48|59",
        "Sharp sand grit washed bulk bag approx 850 kg|ea|4490|6290",
        "Underground drainage pipe 110 mm x 3 m single socket BS EN 1401|ea|1290|1990",
        "Expanding foam fire rated B1 gun grade 750 ml|ea|590|890",
        "Skirting MDF primed torus 18 x 144 mm|m|219|340", "Decorators caulk white 380 ml|ea|119|219",
        "OSB3 structural board 2440 x 1220 x 18 mm|ea|1690|2490",
        "Roofing batten BS 5534 graded blue 25 x 50 mm|m|79|119",
        "Frame fixing hammer-in nylon 8 x 100 mm|ea|12|29",
        "Tile adhesive rapid set flexible S1 grey 20 kg|ea|1190|1890",
    ),
    "bar-en": (
        "Tonic water premium Indian 24 x 200 ml NRB|cs|1290|1790", "Elderflower cordial 6 x 500 ml|cs|1690|2390",
        "Crisps hand cooked sea salt 40 x 40 g|bx|1590|2190", "Peanuts dry roasted pub card 24 x 50 g|bx|1390|1890",
        "Alcohol free lager 24 x 330 ml can|cs|1790|2490", "Sparkling mineral water 12 x 750 ml glass|cs|990|1490",
        "Paper straws black 6 mm x 200 mm|pk|490|790", "Cocktail napkins 2 ply 24 cm burgundy|pk|390|690",
        "Hot chocolate powder fairtrade 2 kg tin|ea|1190|1690", "Beer line cleaner purple 5 l|ea|890|1390",
        "Glasswash detergent low foam 2 x 5 l|cs|1490|2290", "Ginger beer cloudy 24 x 275 ml|cs|1690|2390",
        "Half pint tumbler toughened CE stamped to brim|bx|2290|3490",
        "Pork scratchings traditional 12 x 70 g|bx|890|1390",
    ),
    "clinical-en": (
        "Glove examination nitrile powder free non sterile medium blue|bx|390|690",
        "Syringe luer lock 3 part 10 ml sterile single use|bx|790|1290",
        "Gauze swab 8 ply 10 x 10 cm sterile pack of 5|bx|990|1690",
        "Dressing film transparent adherent 10 x 12 cm|bx|1890|3190",
        "Cannula IV safety ported 20G pink 32 mm|bx|4890|7290", "Sharps container 7 litre yellow lid|ea|249|449",
        "Apron polythene disposable white on roll|ro|390|590", "Electrode ECG foam solid gel 50 mm adult|pk|490|890",
        "Sodium chloride 0.9% irrigation solution 500 ml pour bottle|cs|1490|2390",
        "Thermometer probe cover disposable tympanic|bx|1190|1990",
        "Bandage crepe cotton 10 cm x 4.5 m stretched|pk|690|1090",
        "Wipe alcohol 70% isopropyl with 2% chlorhexidine|bx|290|590",
        "Oxygen mask medium concentration adult with 2.1 m tubing|ea|89|169",
        "Urine drainage bag 2 litre 90 cm tube non return valve sterile|bx|1090|1790",
        "Suture removal pack sterile with forceps and stitch cutter|ea|79|149",
        "Paper couch roll 2 ply 50 cm x 40 m blue|cs|1690|2490",
    ),
    "classroom-en": (
        "Exercise book A4 80 page 8 mm feint and margin, blue|pk|1190|1890",
        "Washable poster paint 600 ml, assorted colours|se|1490|2290",
        "Glue sticks 40 g solvent free|bx|1290|2490", "Double-sided geared clock dial, student|se|1690|2690",
        "Sugar paper A2 100 gsm assorted|pk|890|1490", "Laminating pouches A4 150 micron gloss|bx|890|1390",
        "Colouring pencils hexagonal, classpack of 288|ea|2890|4490",
        "Scissors round ended 130 mm with storage block|se|1890|2890",
        "Magnetic dry-wipe lapboards A4 plain with pens and erasers|se|2990|4490",
        "Base ten set, wooden, 121 pieces|se|1690|2990",
        "Indoor rope quoits, set of 6|se|790|1290", "Storage tray shallow translucent 312 x 427 x 75 mm|ea|449|790",
        "Science safety goggles junior, vented|ea|149|289", "Calico fabric unbleached 1.5 m wide|m|249|390",
    ),
    "housekeeping-en": (
        "Bath sheet 100 x 150 cm 550 gsm white, herringbone border|ea|890|1390",
        "Pillow protector zipped 50 x 75 cm polycotton|ea|249|420",
        "Shampoo 30 ml tube, white tea fragrance|cs|3490|5290", "Toilet roll 2 ply 320 sheet embossed|cs|1390|1990",
        "Room attendant trolley with two bag frames, charcoal|ea|18900|27900",
        "Laundry bag non-woven 35 x 45 cm printed|bx|2490|3690",
        "Slippers closed toe velour one size, wrapped|bx|4490|6490", "Washroom cleaner and descaler 5 l|ea|790|1290",
        "Wooden coat hanger security ring, walnut|ea|129|249", "Bin liner 50 l clear on roll, light duty|cs|1290|1890",
        "Duvet 10.5 tog hollowfibre king 230 x 220 cm|ea|2190|3490",
        "Kettle 0.8 l cordless matt black with tray|ea|2490|3890",
        "Microfibre cloth 40 x 40 cm blue|pk|490|790", "Hair dryer wall mounted 1600 W ionic|ea|3290|4890",
    ),
    "homeware-en": (
        "Reed diffuser 200 ml fig & cassis|ea|549|890", "Stoneware mug reactive glaze 400 ml sage|ea|249|420",
        "Linen mix cushion 45 x 45 cm ochre, feather filled|ea|790|1190", "Seagrass basket with lid large|ea|1090|1690",
        "Enamel pie dish 24 cm white/blue rim|ea|390|590", "Tea towel pack of 3 herringbone|pk|349|549",
        "Taper candles 25 cm ivory box of 12|bx|490|790", "Photo frame 5x7 brushed brass|ea|349|590",
        "Cotton throw 130 x 170 cm fringe grey|ea|890|1390", "Wall clock 40 cm cork face|ea|990|1590",
        "Glass storage jar bamboo lid 1.2 l|ea|289|449", "Doormat coir 45 x 75 cm plain border|ea|490|790",
        "Cast iron trivet leaf|ea|299|490", "Bud vase trio smoked glass|se|549|849",
        "Acacia serving board round 35 cm|ea|690|1090", "Plant pot ribbed terracotta 18 cm|ea|229|390",
        "Apron adults denim cross-back|ea|649|990", "Hot water bottle knitted cover cream|ea|549|849",
        "Napkin rings rattan set of 4|se|249|449", "Lantern metal black small 28 cm|ea|790|1290",
    ),
    "electrical-en": (
        "Cable SWA XLPE 3 core 2.5 mm2 black BS 5467|m|219|349", "MCB single pole type B 32 A 6 kA DIN rail|ea|349|590",
        "RCBO single module type A 30 mA 20 A curve C|ea|1890|2890",
        "Switched socket 2 gang 13 A DP white moulded|ea|390|690",
        "Conduit galvanised steel class 4 20 mm x 3.75 m|ea|790|1190", "Cable tie nylon black 300 x 4.8 mm|pk|290|490",
        "LED emergency bulkhead 3 hour maintained IP65 self test|ea|2990|4690",
        "Cable tray medium duty return flange 150 mm x 3 m pre-galv|ea|1890|2790",
        "Gland kit brass CW 20S for armoured cable IP66|pk|590|890",
        "Contactor 3 pole 25 A AC3 coil 230 V AC 1NO+1NC|ea|2490|3990",
        "Earth cable green/yellow 6491X 16 mm2 stranded|m|189|310",
        "Junction box IP66 100 x 100 x 50 mm with knockouts|ea|290|490",
        "Bootlace ferrule insulated 2.5 mm2 blue|ea|2|6", "Isolator rotary 4 pole 40 A enclosed IP65|ea|1690|2690",
        "PIR presence detector ceiling flush 360 degree 10 A|ea|2290|3690",
        "Trunking PVC mini self adhesive 25 x 16 mm x 3 m|ea|249|420",
    ),
    "marine-en": (
        "Mooring rope polypropylene 8-strand 48 mm, coil of 220 m|ea|59000|79000",
        "Shackle bow type screw pin galvanised SWL 4.75 t|ea|1490|2390",
        "Cotton rags white, 25 kg bale|ea|2490|3890", "Marine grease EP2 lithium complex|kg|490|790",
        "Flange gasket non-asbestos 3 mm JIS 5K 100A|ea|149|290",
        "Fire hose type approved 64 mm x 20 m with Storz couplings|ea|11900|16900",
        "Pilot ladder side rope manila 20 mm|m|390|690", "Boiler suit cotton orange reflective size L|ea|2190|3290",
        "Paint brush flat 75 mm long handle|ea|290|490", "Needle gun chisel scaler needles 3 x 180 mm|se|890|1490",
        "Thinner for epoxy coatings No. 17|l|390|590", "Hydraulic oil ISO VG 46 zinc free|l|290|420",
        "Immersion suit thermal insulated SOLAS size universal|ea|24900|34900",
        "Lifebuoy self-igniting light LED|ea|4490|6990",
        "Welding electrode low hydrogen 4.0 x 350 mm|kg|390|620",
        "Packing gland PTFE graphite braided 12.7 mm|kg|2490|3990",
    ),
    "parts-en": (
        "Bracket, mounting, LH|ea|1290|2890", "Shaft, drive, 17-4PH H900|ea|8900|16900",
        "Spacer, turned, 6061-T6 anodized clear|ea|390|890", "Plate, base, CRS 3/8 zinc plated|ea|2490|4890",
        "Bushing, flanged, SAE 841 bronze 1/2 ID x 5/8 OD x 3/4|ea|149|349",
        "Housing, valve, ductile iron casting machined|ea|12900|21900",
        "Screw, socket head cap, 1/4-20 x 1.00 alloy black oxide|ea|9|24",
        "Ring, retaining, external 0.750 shaft 15-7 PH|ea|19|49",
        "Spring, compression, music wire .500 OD x 2.00 FL|ea|89|189",
        "Gear, spur, 20DP 40T 14.5PA steel hardened|ea|3490|5890",
        "Pin, dowel, 3/8 x 1-1/2 alloy steel ground|ea|39|89",
        "Seal, rotary shaft, 1.250 x 1.983 x .313 FKM|ea|690|1290",
        "Weldment, frame, per print|ea|28900|44900", "Label, serial number, polyester thermal transfer|ea|12|29",
    ),
    "janitorial-en": (
        "Towel, multifold, 1-ply, kraft, 16 packs of 250|cs|2190|3290",
        "Can liner, 55 gal, 1.5 mil, black, 100/case|cs|2990|4490",
        "Floor finish, high-gloss, 25% solids, 5 gal pail|ea|7490|10900",
        "Hand soap, foaming, fragrance free, 1250 mL refill|cs|4490|6290",
        "Disinfectant, quaternary, concentrate, 1 gal|ea|1490|2490",
        "Mop head, looped end, blended yarn, large, blue|ea|590|990",
        "Vacuum bag, upright, style F&G, HEPA, 9/pkg|pk|790|1290", "Urinal screen, 30-day, mango|bx|1190|1990",
        "Pad, floor, stripping, 20 in, black, 5/case|cs|1690|2490",
        "Wet floor sign, bilingual, folding, yellow|ea|690|1190",
        "Glove, vinyl, disposable, powder-free, X-large|bx|490|790",
        "Tissue, toilet, 2-ply, 500 sheets, 96 rolls|cs|4290|5990",
        "Ice melt, calcium chloride blend, 50 lb bag|ea|1290|1990",
        "Squeegee, floor, 24 in, moss rubber, less handle|ea|1490|2290",
    ),
    "research-en": (
        "Filter paper qualitative grade 1, 110 mm diameter|pk|890|1490",
        "Pipette tips 200 ul universal graduated sterile racked|bx|2490|3890",
        "Beaker low form borosilicate 3.3 with spout 600 ml|ea|390|690",
        "Acetone analytical reagent grade >= 99.5%|l|790|1390",
        "Microcentrifuge tubes 1.5 ml snap cap natural|pk|1490|2490",
        "Stirring hotplate ceramic 180 x 180 mm, digital display|ea|34900|48900",
        "Agar bacteriological No. 1 powder 500 g|ea|5490|8290",
        "Cuvette UV quartz 10 mm path 3.5 ml with PTFE lid|ea|6490|9890",
        "Cryogenic vial 2 ml external thread self standing|pk|4290|6490",
        "Nitrile gloves accelerator free long cuff, small|bx|1090|1790",
        "Silicone tubing peroxide cured 6 mm bore 9 mm OD|m|349|590",
        "Parafilm sealing film 100 mm x 38 m|ro|2190|3290",
        "Buffer capsules pH 4.00 makes 100 ml each|pk|990|1690",
        "Wash bottle LDPE vented, labelled ethanol, 500 ml|ea|590|890",
    ),
}  # fmt: skip


class Dealing(NamedTuple):
    """What a form says about the orders of its sender, as far as the content is concerned."""

    trade: str = "industrie"
    lines: tuple[int, int] = (3, 8)
    article: str = "######"
    """`#` is a digit, `@` a letter, all else stands for itself."""
    buyer_article: str = "M-####"
    number: str = "45########"
    customer: str = "#####"
    units: tuple[tuple[str, str], ...] = ()
    """How the sender writes a unit, as pairs of ours and theirs."""
    bases: tuple[int, ...] = (1,)
    discounts: tuple[str, ...] = ("0",)
    charges: tuple[tuple[str, str], ...] = ()
    """Words, and an amount or a percentage of the lines ("-3%")."""
    tax: str = "19"
    rates: tuple[str, ...] = ()
    """Several tax rates, in turn over the lines; `tax` is not used then."""
    more: tuple[str, ...] = ()
    positions: tuple[int, int, int] = (10, 10, 0)
    """First, step, digits."""
    mondays: tuple[bool, bool] = (False, False)
    """Whether the order's date, and the lines' dates, are weeks."""


class Bought(NamedTuple):
    """An order's content with its sums."""

    header: dict[str, str | date | Decimal]
    items: list[Item]
    charges: list[tuple[str, Decimal]]
    rates: list[tuple[Decimal, Decimal, Decimal]]
    """Rate, basis, tax."""


def bought(dealing: Dealing, chance: random.Random, which: int) -> Bought:
    """An order at random, right in its arithmetic: number, issued, wanted, customer, net, tax, gross, lines."""
    issued = date(2026, 9, 7) + timedelta(days=chance.randrange(75))
    wanted = issued + timedelta(days=chance.randrange(5, 35))
    if dealing.mondays[0]:
        wanted -= timedelta(days=wanted.weekday())
    count = chance.randint(*dealing.lines)
    pool = WARES[dealing.trade]
    picked = chance.sample(pool, min(count, len(pool))) + [chance.choice(pool) for _ in range(count - len(pool))]
    items = [_item(dealing, chance, row, ware, issued) for row, ware in enumerate(picked)]
    lines = sum((one.amount or Decimal(0) for one in items), Decimal(0))
    charges = [(words, _charge(value, lines)) for words, value in dealing.charges]
    net = lines + sum((value for _, value in charges), Decimal(0))
    rates = _rates(dealing, items, net)
    tax = sum((one[2] for one in rates), Decimal(0))
    header: dict[str, str | date | Decimal] = {
        "number": numbered(dealing.number, chance, which), "issued": issued, "wanted": wanted,
        "customer": numbered(dealing.customer, chance), "lines": lines, "net": net, "tax": tax, "gross": net + tax,
    }  # fmt: skip
    return Bought(header, items, charges, rates)


def _charge(value: str, lines: Decimal) -> Decimal:
    if value.endswith("%"):
        return (lines * Decimal(value[:-1]) / 100).quantize(CENT, ROUND_HALF_UP)
    return Decimal(value)


def _rates(dealing: Dealing, items: list[Item], net: Decimal) -> list[tuple[Decimal, Decimal, Decimal]]:
    basis = {Decimal(dealing.tax): net}
    if dealing.rates:
        basis = dict.fromkeys((Decimal(one) for one in dealing.rates), Decimal(0))
        for row, item in enumerate(items):
            basis[Decimal(rate_of(dealing, row))] += item.amount or Decimal(0)
    return [(rate, of, (of * rate / 100).quantize(CENT, ROUND_HALF_UP)) for rate, of in basis.items()]


def rate_of(dealing: Dealing, row: int) -> str:
    """The tax rate of a line, percent."""
    return dealing.rates[row % len(dealing.rates)] if dealing.rates else dealing.tax


def _item(dealing: Dealing, chance: random.Random, row: int, ware: str, issued: date) -> Item:
    text, unit, low, high = ware.split("|")
    cheap = int(high) < 60
    base = chance.choice(dealing.bases) if cheap or unit == "m" else 1
    counts = _COUNTS.get(unit, _HUNDREDS if cheap else _PIECES)
    if int(high) > 1500:
        counts = counts[:11]
    quantity = Decimal(chance.choice(_HUNDREDS if base > 1 else counts))
    if unit == "kg" and "sack" not in text.casefold():
        quantity = Decimal(chance.choice(_COUNTS["kg"]))
    price = Decimal(chance.randrange(int(low), int(high))) / 100 * base
    if base > 1:
        price += Decimal(chance.randrange(0, 100)) / 100
    discount = Decimal(chance.choice(dealing.discounts))
    amount = (quantity * price / base * (100 - discount) / 100).quantize(CENT, ROUND_HALF_UP)
    delivery = issued + timedelta(days=chance.randrange(6, 45))
    if dealing.mondays[1]:
        delivery -= timedelta(days=delivery.weekday())
    first, step, digits = dealing.positions
    return Item(
        str(first + row * step).zfill(digits), numbered(dealing.article, chance),
        numbered(dealing.buyer_article, chance), _gtin(chance), text,
        dealing.more[row % len(dealing.more)] if dealing.more else "",
        quantity, dict(dealing.units).get(unit, unit), price, base, discount, amount, delivery,
    )  # fmt: skip


def numbered(pattern: str, chance: random.Random, which: int = 0) -> str:
    """A number after a pattern; never with a leading nought, `which` makes those of one paper differ."""
    said = ""
    for sign in pattern:
        if sign == "#":
            said += str(chance.randrange(0 if said[-1:].isdigit() else 1, 10))
        else:
            said += chance.choice("ABDEFHKLMRST") if sign == "@" else sign
    if which and said[-1].isdigit():
        said = said[:-1] + str((int(said[-1]) + which) % 10)
    return said


def _gtin(chance: random.Random) -> str:
    digits = f"40{chance.randrange(10, 70)}{chance.randrange(10**8):08d}"
    return digits + str(-sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits)) % 10)


def fields_of(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def dated(value: date, pattern: str) -> str:
    """A date: as strftime, with {D} day and {M} month without nought, {B} month in German, {E} in English, {W} week."""
    year, week, _ = value.isocalendar()
    said = value.strftime(pattern)
    return said.format(
        D=value.day, M=value.month, B=_MONTHS["de"][value.month - 1], E=_MONTHS["en"][value.month - 1],
        e=_MONTHS["en"][value.month - 1][:3], W=f"{week:02d}", Y=year, y=f"{year % 100:02d}",
    )  # fmt: skip


def money(value: Decimal, numbers: str, places: int = 2) -> str:
    """An amount as the sender writes it: de, at, ch, en, or without thousands plain (comma) and point."""
    if numbers in {"plain", "point"}:
        text = f"{value:.{places}f}"
        return text.replace(".", ",") if numbers == "plain" else text
    return number_text(value, numbers, places)


def amount_of(value: Decimal, numbers: str, places: int) -> str:
    """A quantity; `places` below nought: only as many decimals as it needs."""
    if places < 0:
        places = max(0, -int(value.normalize().as_tuple().exponent))
    return money(value, numbers, places)
