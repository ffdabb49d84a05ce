"""Units of measure as people print them, beside a number or glued to it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.page_words import Word, key_of, vocabulary
from parsers.printed_values import GLUED, looks_numeric

UNIT_WORDS: Final = vocabulary(
    {"unit": "stk stck st stuck pcs pc pce ea each paar pr pair pck pkt pack packung pak ve vpe karton krt ktn kt "
    "ctn carton box kiste kst m lfm mtr meter m2 qm m3 cbm l ltr liter kg g t to rolle rol rll rl roll sck set "
        "satz sack dose ds eimer kan "
    "bund bd palette pal flasche fl tube beutel btl blatt bl rollen kartons kisten packungen unit units dutzend dtz "
    "mm cm c62 off h std stunden pauschal psch paket pakete dosen flaschen sacke meter "
    "bundel gebinde geb case cs dz tsd pk pkg pkgs pks bx box boxes pack packs packs packages package packungen pck "
    "kar ktns cartons cases crates crate rolls pairs sets bags bag bottles bottle tins tin cans can drum drums "
    "paletten sack stange stangen tafel tafeln platte platten becher schachtel schachteln einheiten piece pieces sk gl "
    "bogen tuben beutel eimer ballen kanister fass glas glaser koffer kasten km cm2 dm to mt lot lots pallet pallets "
    "ft feet lb lbs oz gal yd sqm sqft rm fm ltrs kgs mtrs stg tfl psch einh flaschen eimer gr ml cl inch hr hrs day "
    "kilo kilos kilogramme kilogrammes bte btes pac pacs szt szt/pcs stk/pcs pcs/szt pcs/stk "
    "days kwh mwh kilogram kilograms kilogramm metre metres litre litres gramm gramme "
    "tonne tonnen tonnes stucke foot yards "
    "karte karten spule spulen ring ringe bogen heft block blocke "
    "tag tage monat monate paare sets garnitur garn reel reels tray trays bund bunde sa tn "
        "nos each eaches pces pcss pzs stuk stuks unid pieza stueck stke stks "
        "kolli colli kolo fla flas fls btls cse ctns crtn crt hl dl cbm srm lfdm lfdmtr laufmeter lm "
        "cm3 dm3 mm2 dzd doz dozen dozens gros gross kpl plt plts sht sheet sheets bog "
        "rls rle trommel trommeln haspel kanne kannen tonne container cont ibc bigbag "
        "korb korbe steige steigen schale schalen topf topfe netz netze tute tuten aufsteller "
        "kit kits prs strip strips ampulle ampullen vial vials jar jars tub tubs pail pails keg kegs barrel "
        "barrels bbl bale bales coil coils lengths lgth lt mtr mt meters metr millilitre ton "
        "tons lizenz lizenzen licence license licences licenses person personen portion portionen umkarton uk "
        "gebinde gb gbd verpackung verpackungen verp versandeinheit vpe vke lagen "
        "patrone patronen kartusche kartuschen cartridge cartridges mille pauschale stunde "
        "manntag bloc pad pads ries reams ream teile stab stabe "
    "kart kartn krtn flsch sachet sachets pouch pouches "
    "op nr pz pa paa m² m³ originalpackung tub tubs bdl bdls bnd bundle bundles bunch bunches ri rg rings spl "
    "spool spools coil coils trl "
    "trommel trommeln barrel barrels keg kegs kan canister canisters jug jugs topf topfe tpf pot pots becher bech cup "
    "cups jar jars ds tiegel tute tuten netz netze net sacks ballen bal bale bales korb korbe basket baskets steige "
    "steigen stiege stiegen kst bars sheet sheets blk blt pad pads hefte ream reams packchen packet packets pckg scht "
    "garnituren "
    "displays gros pint pints gallon gallons quart stiege"}
)  # fmt: skip


_LINEAR: Final = frozenset(
    ("lfd", "lfde", "laufende", "lin", "linear", "running", "run", "sq", "square", "cu", "cubic")
)
_LENGTHS: Final = frozenset(
    (
        "m",
        "mtr",
        "meter",
        "metern",
        "metre",
        "metres",
        "meters",
        "ft",
        "foot",
        "feet",
        "yd",
        "yds",
        "yard",
        "yards",
        "in",
    )
)


def unit_size(words: Sequence[Word]) -> int:
    """Of how many words a unit is that words begin with, 0 for none: "Stk", "lfd. m", "sq. ft"."""
    if len(words) > 1 and _is_unit_of_two(words[0], words[1]):
        return 2
    return int(bool(words) and key_of(words[0].text) in UNIT_WORDS)


def ends_unit(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends a unit of two words behind a number: "300 lfd. m"."""
    return at > 1 and _is_unit_of_two(words[at - 1], words[at]) and looks_numeric(words[at - 2].text)


def is_unit(text: str) -> bool:
    """Whether a text is a unit that is known, of one word or two."""
    first, *rest = map(key_of, text.split() or [""])
    return first in UNIT_WORDS if not rest else len(rest) == 1 and first in _LINEAR and rest[0] in _LENGTHS


def _is_unit_of_two(first: Word, second: Word) -> bool:
    near = second.x0 - first.x1 < 0.5 * (second.y1 - second.y0)
    return near and key_of(first.text) in _LINEAR and key_of(second.text) in _LENGTHS


def part_units(words: Sequence[Word]) -> list[Word]:
    """The words, with units glued to a number ("12Stk") as words of their own."""
    parted: list[Word] = []
    for word in words:
        glued = GLUED.match(word.text) if word.text[:1].isdigit() and not word.text[-1:].isdigit() else None
        # "No" is no unit by itself, yet "4no." counts pieces.
        if glued is None or (key_of(glued[2]) not in UNIT_WORDS and key_of(glued[2]) != "no"):
            parted.append(word)
            continue
        cut = word.x0 + (word.x1 - word.x0) * len(glued[1]) / len(word.text)
        parted.append(Word(glued[1], word.x0, word.y0, cut, word.y1, word.confidence))
        parted.append(Word(glued[2], cut, word.y0, word.x1, word.y1, word.confidence))
    return parted


def join_codes(parted: list[Word], chosen: list[int], words: Sequence[Word], codes: AbstractSet[int]) -> None:
    """Joins what `part_units` took apart in a column of codes: "4711L" has no unit. `chosen`: the column of each."""
    for at in range(len(parted) - 1, 0, -1):
        before, word = parted[at - 1 : at + 1]
        whole = before._replace(text=before.text + word.text, x1=word.x1)
        if chosen[at] in codes and chosen[at - 1] == chosen[at] and before.x1 == word.x0 and whole in words:
            parted[at - 1 : at + 1] = [whole]
            del chosen[at]


def is_unit_beside(number: Word, word: Word) -> bool:
    """Whether a word stands right behind a number, as its unit does, or behind the "x" of one: "4 x szt/pcs"."""
    near = word.x0 - number.x1 < 0.5 * (word.y1 - word.y0)
    return near and _may_be_unit(word.text) and (looks_numeric(number.text) or number.text in _TIMES)


_TIMES: Final = ("x", "X", "×")
_LONGEST: Final = 12


def _may_be_unit(text: str) -> bool:
    """Whether a word may be a unit nobody knows: letters, in two languages as well."""
    return len(text) <= _LONGEST and text.rstrip(".").replace("/", "", 1).isalpha()


def is_unit_before(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word that may be a unit opens a cell, a blank before the number: "szt/pcs 12". "ca. 12" has none."""
    if len(words) < 2 or word is not words[0] or not looks_numeric(words[1].text):
        return False
    near = 0 <= words[1].x0 - word.x1 < 0.5 * (word.y1 - word.y0)
    return near and _may_be_unit(word.text) and key_of(word.text) not in _ABOUT


_ABOUT: Final = frozenset(
    ("ca", "circa", "approx", "about", "etwa", "rund", "min", "mind", "max", "maximal", "minimum", "qty", "quantity",
     "menge", "anzahl", "x", "total", "gesamt", "je", "per", "nur", "only", "up", "bis", "to", "from", "von", "und")
)  # fmt: skip
"""Words before a number that are no unit of it."""
