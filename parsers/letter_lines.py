"""Order lines of a letter without a table: each begins with its quantity and says the rest in words.

    12 Stück Artikel 4711 Kugellager 6204 à 3,40 EUR            - 5 x 4711-20 Kugellager, je 4,50 = 22,50
    1.  20 kg Weizenmehl Type 550 (Art.-Nr. 18.743)
        bis 12.11.2026

In: the words of one order line. Out: its cells by kind, and the words that are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.code_ends import groups_at, opening_code
from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import labels_of
from parsers.money_words import MORE_CODES
from parsers.page_units import UNIT_WORDS, part_units, unit_size
from parsers.page_words import Word, key_of, vocabulary
from parsers.printed_values import find_date, is_gtin, looks_numeric
from parsers.spoken_prices import base_before, closes, is_amount_first, is_price_sign, lead_of, told_behind, unit_behind
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import is_money

_BULLETS: Final = frozenset(("-", "–", "—", "•", "*", "·", "o", ">", "+"))
_ORDINAL: Final = re.compile(r"\(?\d{1,3}(?:[.)]|\.\)|:)")
# "a." "b)" "(c)" "iv."
_LETTERED: Final = re.compile(r"(?i)\(?(?:[a-z]|[ivx]{2,4})[.)]")
_QUANTITY: Final = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?|\d{1,3}(?:[.,'’]\d{3})+")
_CODE: Final = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./_-]{2,24}")
_TIMES: Final = frozenset(("x", "×", "mal"))
_LESS: Final = frozenset(("less", "abzgl", "abzuglich", "minus", "./", ""))
_REBATE: Final = frozenset(("rabatt", "discount", "nachlass", "disc"))
_ASKING: Final = frozenset(
    ("supply", "send", "deliver", "order", "require", "need", "liefern", "bestellen", "benotigen", "brauchen", "us",
     "uns", "wir", "sie", "bitte", "please")
)  # fmt: skip
_OF: Final = frozenset(("von", "vom", "of", "der", "des", "the", "unserer", "ihrer", "your"))
_NAMES: Final = {
    **dict.fromkeys(("artikel", "art", "artnr", "artno", "artikelnr", "artikelnummer", "bestnr", "bestellnr", "item",
                     "itemno", "nr", "no", "nummer", "code", "sku", "partno", "part", "ref", "mat", "matnr",
                     "materialnr", "material", "ihreartnr", "yourref", "productcode", "katnr", "katalognr",
                     "ihreartikelnr", "stockcode", "catno", "bestellnummer"), "article"),
    **dict.fromkeys(("ean", "gtin", "barcode"), "gtin"),
}  # fmt: skip
_PRICED: Final = frozenset(("à", "a", "á", "@", "zu", "je", "zum", "at", "fur", "einzelpreis", "ep", "preis", "price"))
_EACH: Final = frozenset(("à", "á", "@", "je"))
_PRICE_WORDS: Final = frozenset(
    ("preis", "von", "price", "of", "eur", "euro", "€", "chf", "£", "$", "usd", "gbp", "netto", "net", "stuck", "stk",
     "je", "pro", "per", "each", "/", "zum", "zu", "nettopreis", "einzelpreis", "unit", "the", "ea", "pc", "einzeln",
     "apiece", "stuckpreis", "das", "")
)  # fmt: skip
_MEASURES: Final = (frozenset(UNIT_WORDS) | _TIMES) - _PRICE_WORDS
_DATED: Final = frozenset(
    ("bis", "zum", "am", "ab", "lieferung", "liefertermin", "termin", "by", "due", "delivery", "for", "until", "in",
     "spatestens", "lieferbar", "on", "lieferdatum")
)  # fmt: skip


def opens(words: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """Where the quantity of an order line stands, and its position before it; None where none begins here."""
    at, position = 0, []
    if words[0].text in _BULLETS or _LETTERED.fullmatch(words[0].text):
        at = 1
    elif key_of(words[0].text) in {"pos", "position", "item", "line"} and len(words) > 1:
        if not re.fullmatch(r"\d{1,4}[.:)]?", words[1].text):
            return None
        position, at = [words[1]], 2
    elif _ORDINAL.fullmatch(words[0].text):
        position, at = [words[0]], 1
    if at + 2 > len(words):
        return None
    number, *rest = part_units(words[at:])
    rest = rest[_thousands(number, rest) :]
    number_text = number.text.removesuffix("x").removesuffix("×")
    if not _QUANTITY.fullmatch(number_text) or not rest:
        return None
    key = key_of(rest[0].text)
    counted = unit_size(rest) > 0 or key in _TIMES or number_text != number.text or _is_number_of(rest)
    counted = counted or _is_set_apart(number, rest)
    named = key in _NAMES and len(rest) > 1 and any(map(str.isdigit, rest[1].text))
    return (at, position) if counted or named else None


def _is_set_apart(number: Word, rest: Sequence[Word]) -> bool:
    """Whether one word right behind a number is a unit nobody knows.

    It ends its column, "15 Schw.      Rotkohl", or is cut short before the name of goods: "10 ro Bierschlauch".
    """
    if len(rest) <= 1 or not _SMALL.fullmatch(number.text):
        return False
    unit, after = rest[:2]
    height = unit.y1 - unit.y0
    lettered = unit.text.rstrip(".").isalpha() and len(unit.text) <= _UNIT
    short = (
        _SHORT.fullmatch(unit.text) is not None and key_of(unit.text) not in _SMALL_WORDS and after.text[0].isupper()
    )
    apart = after.x0 - unit.x1 > _APART * height or (short and len(after.text) > _NAME)
    return lettered and unit.x0 - number.x1 < _BESIDE * height and apart


_SHORT: Final = re.compile(r"[a-zäöü]{2,3}")
_SMALL_WORDS: Final = vocabulary(
    {"w": "ab am an auf aus bei bis da das dem den der des die ein er es fur ihr im in ist je mal mit neu nur ob pro "
     "rot so tag um und uns uhr via vom von vor wie wir zu zum zur all and any are as at big but by can few for hot if "
     "is it my new no not of off old on or our out per plus red rue see the to too top up us was we you kl gr min sec "
     "pm cal bar ca kw"}
)  # fmt: skip
_NAME: Final = 3
"""Letters of the name of goods, more than these."""
_SMALL: Final = re.compile(r"[1-9]\d{0,2}")
"""Four figures before a word may be the code of a town."""
_UNIT: Final = 8
"""Letters of a unit nobody knows, at most."""
_BESIDE: Final = 0.6
_APART: Final = 0.9
"""Line heights between number and unit at most, and between unit and text at least."""


def _is_number_of(words: Sequence[Word]) -> bool:
    """Whether words count pieces: "20 No. of item 4711", "4 no. Radiator", "3 No 15 mm elbow", behind the number."""
    if len(words) <= 1 or key_of(words[0].text) not in {"no", "nos", "off"}:
        return False
    after = key_of(words[1].text)
    if after == "of" or key_of(words[0].text) != "no":
        return after == "of"
    sized = _is_measure(words, 1) or _FRACTION.match(words[1].text) is not None
    return sized or (words[1].text.lstrip(_OPENING)[:1].isalpha() and after not in _NO_MORE)


_FRACTION: Final = re.compile(r"[1-9]/\d{1,2}(?![\w/-])")
_OPENING: Final = "\"'„“”‘(["
_NO_MORE: Final = frozenset(
    ("later", "longer", "more", "less", "fewer", "other", "earlier", "sooner", "problem", "one")
)


def _thousands(number: Word, rest: Sequence[Word]) -> int:
    """How many words behind a number are its thousands, parted by a narrow blank: "12 000 Stk"."""
    before, groups = number, 0
    while groups < len(rest) and _LEADING.fullmatch(number.text) and _GROUP.fullmatch(rest[groups].text):
        if rest[groups].x0 - before.x1 >= _NARROW * (before.y1 - before.y0):
            break
        before, groups = rest[groups], groups + 1
    return groups


_LEADING: Final = re.compile(r"[1-9]\d{0,2}")
_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d+)?")
_NARROW: Final = 0.4
"""Width of the blank within a number in line heights, less than this."""


def may_count(words: Sequence[Word]) -> bool:
    """Whether a line may have a quantity in it: a number, and a unit or a sign of multiplying; or the label of one."""
    keys = [key_of(one.text) for one in words]
    if any(COLUMN_TITLES.meaning_of(key) == "quantity" for key in keys if key.isalpha()):
        return True
    if _is_set_apart(words[0], words[1:]):
        return True
    return any(
        (key in UNIT_WORDS or key in _TIMES or key in _NAMES or _GLUED_COUNT.fullmatch(one.text)) for key, one in
        zip(keys, words, strict=True)
    ) and any(one.text[0].isdigit() for one in words)  # fmt: skip


_GLUED_COUNT: Final = re.compile(r"\d[\d.,']*[A-Za-z×]{1,8}\.?")


def counted(words: Sequence[Word]) -> tuple[dict[str, list[Word]], list[Word]]:
    """Position, quantity, unit, price, amount and date of an order line, and the words that are left."""
    at, position = opens(words) or (0, [])
    number, *rest = part_units(words[at:])
    if number.text[-1] in "x×":
        width = (number.x1 - number.x0) * (len(number.text) - 1) / len(number.text)
        number = number._replace(text=number.text[:-1], x1=number.x0 + width)
    groups = _thousands(number, rest)
    cells: dict[str, list[Word]] = {"quantity": [number, *rest[:groups]]}
    rest = rest[groups:]
    if position:
        cells["position"] = position
    if rest and ((size := unit_size(rest)) or _is_number_of(rest) or _is_set_apart(number, rest)):
        cells["unit"], rest = rest[: size or 1], rest[size or 1 :]
    if rest and key_of(rest[0].text) in _TIMES:
        rest.pop(0)
    while rest and (key_of(rest[0].text) in _OF or not key_of(rest[0].text)):
        rest.pop(0)
    return cells, without_date(without_price(_without_discount(rest, cells), cells), cells)


def named(words: list[Word], cells: dict[str, list[Word]]) -> bool:
    """Takes the number of the article and the text from the words; whether there is either."""
    rest = _without_code(goods_text(words), cells)
    if rest := goods_text(_without_lead(rest)):
        cells["description"] = rest
    return bool(cells.keys() & {"article", "gtin", "description"})


def goods_text(words: Sequence[Word]) -> list[Word]:
    """What names the goods, without the signs that part it from other values, and the brackets around all of it."""
    text: list[Word] = []
    for word in words:
        if not _is_sign(word.text) or (text and not _is_sign(text[-1].text)):
            text.append(word)
    while text and _is_sign(text[-1].text):
        text.pop()
    if not text:
        return text
    text[-1] = text[-1]._replace(text=text[-1].text.rstrip(",;:"))
    inside = " ".join(one.text for one in text)
    if inside[:1] == "(" and inside[-1:] == ")" and inside.count("(") == 1:
        text[0] = text[0]._replace(text=text[0].text[1:])
        text[-1] = text[-1]._replace(text=text[-1].text[:-1])
    return [one for one in text if one.text]


def _without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Without what leads to a price in the next line: ", at GBP"."""
    end = len(words)
    while end and key_of(words[end - 1].text) in _CURRENCIES:
        end -= 1
    return words[: end - (key_of(words[end - 1].text) in _PRICED)] if 0 < end < len(words) else words


_CURRENCIES: Final = frozenset(("eur", "euro", "€", "chf", "usd", "gbp", "£", "$", *MORE_CODES))


def _is_sign(text: str) -> bool:
    return not key_of(text) or text in {"/", "=", "@"}


def _without_discount(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off "less 5 %", "abzgl. 5% Rabatt"."""
    for at, word in enumerate(words):
        percent = word.text.endswith("%") or (at + 1 < len(words) and words[at + 1].text.startswith("%"))
        if not percent or not looks_numeric(word.text.rstrip("%")):
            continue
        stop = at + 1 if word.text.endswith("%") else at + 2
        start = at - 1 if at and key_of(words[at - 1].text) in _LESS else at
        if stop < len(words) and key_of(words[stop].text) in _REBATE:
            stop += 1
        elif start == at:
            continue
        cells["discount"] = [word._replace(text=word.text.rstrip("%"))]
        return [*words[:start], *words[stop:]]
    return words


def without_price(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off "à 3,40 EUR", "zum Preis von 3,40", "= 40,80", from the first such word on."""
    money = [at for at, one in enumerate(words) if is_money(one.text.rstrip(".,;"))]
    # "0,33 l Mehrweg" is no price, nor is the first of "2,55 x 1,20 m".
    money = [at for at in money if not _is_measure(words, at)] or money
    if not money:
        return words
    # "O-Ring 47,22 x 3,53 à 0,24 EUR": what the sign stands before is the price.
    signed = next((at for at in money if at and words[at - 1].text in _EACH), 0)
    money = [at for at in money if at >= signed]
    before, size = base_before(words, money[0])
    start = min(_price_start(words, money[0]), money[0] - size)
    start = min(start, lead_of(words, start))
    tail = words[start:]
    figures = [at - start for at in money]
    marked = any(key_of(one.text) in _PRICED or one.text in {"€", "£", "$", "="} or key_of(one.text).partition("/")[0]
                 in {"eur", "euro", "€", "chf", "gbp", "usd", *MORE_CODES} for one in tail)  # fmt: skip
    marked = marked or any(unit_behind(tail, at) for at in (one + 1 for one in figures))
    if not marked or len(figures) > 2:
        return words
    bases, told = told_behind(tail, figures)
    # "2,06 € / Schw." where that is counted
    units = {key_of(one.text) for one in cells.get("unit", ())}
    told |= {at for at, one in enumerate(tail) if key_of(one.text) in units}
    stop = figures[-1] + 1
    while stop < len(tail) and (stop in told or (_is_price_word(tail[stop]) and not bases[figures[-1]])):
        stop += 1
    if any(at not in told and not _is_price_word(tail[at]) for at in range(figures[0], stop)):
        return words
    _take_sums(tail, figures, [*before, *(one for base in bases.values() for one in base)], cells)
    return [*words[:start], *tail[stop:]]


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a unit stands behind a figure, or behind one and its measure: "1 kg Beutel"."""
    at -= at > 1 and key_of(words[at - 1].text) in UNIT_WORDS
    return at > 0 and words[at - 1].text[-1].isdigit()


def _price_start(words: Sequence[Word], first: int) -> int:
    """Where the words of a price begin that stand right before its sum: "zum Preis von 3,40"."""
    start = first
    named = False
    while start > 0 and _is_price_word(words[start - 1]):
        key = key_of(words[start - 1].text)
        if named and key in UNIT_WORDS and key not in _PRICE_WORDS:
            # "24 x 330 ml can @ 2,40": the can is what is bought.
            break
        if key in UNIT_WORDS and key not in _PRICED and _is_counted(words, start - 1):
            # "20 x 50 Stück zu je 30,02": what is counted in the text is no part of the price.
            break
        if named and words[start - 1].text == "A":
            # "Drain cock type A @ 3.40"
            break
        named = named or key in _PRICED
        start -= 1
    return start


def _take_sums(
    tail: Sequence[Word], figures: Sequence[int], base: Sequence[Word], cells: dict[str, list[Word]]
) -> None:
    """Takes price and amount at the places in the words, and for how many the price is."""
    if base:
        cells["price_unit"] = list(base[:1])
    if len(figures) == 1:
        is_sum = figures[0] and tail[figures[0] - 1].text == "="
        cells["amount" if is_sum else "price"] = [_plain(tail[figures[0]])]
        return
    price, amount = reversed(figures) if is_amount_first(tail, figures[0], figures[1], cells) else figures
    if "unit" not in cells and (unit := unit_behind(tail, price + 1)) and closes(tail[price], tail[amount], cells):
        cells["unit"] = unit
    cells["price"], cells["amount"] = [_plain(tail[price])], [_plain(tail[amount])]


def proven_price(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off the last two numbers where they are price and amount of the quantity, whatever stands about them."""
    figures = [at for at, one in enumerate(words) if is_money(one.text.rstrip(".,;"))][-2:]
    if len(figures) < 2 or "quantity" not in cells:
        return words
    if any(at not in figures and not _is_price_word(words[at]) for at in range(figures[0], len(words))):
        return words
    price, amount = (_plain(words[at]) for at in figures)
    if not closes(price, amount, cells):
        return words
    cells["price"], cells["amount"] = [price], [amount]
    return words[: figures[0]]


def unasked(words: Sequence[Word]) -> list[Word]:
    """The words without those that ask for the goods: "Please supply", "Wir benötigen von"."""
    start = max((at for at, one in enumerate(words) if key_of(one.text) in _ASKING), default=-1) + 1
    while start and start < len(words) and key_of(words[start].text) in _OF:
        start += 1
    return list(words[start:])


def inner_quantity(words: Sequence[Word]) -> int | None:
    """Where the quantity stands in a sentence: set off by signs, asked for, or with its price behind it."""
    best: list[tuple[int, int]] = []
    for at in range(1, len(words) - 1):
        if opens(words[at:]) is None or words[at].text in _BULLETS or _ORDINAL.fullmatch(words[at].text):
            continue
        before, after = words[at - 1], words[at + 2] if at + 2 < len(words) else None
        parted = before.text[-1] in ",:;)" or _is_sign(before.text) or key_of(before.text) in _ASKING
        ended = after is None or words[at + 1].text[-1] in ",;" or _is_sign(after.text) or key_of(after.text) in (
            _PRICED | _OF)  # fmt: skip
        best.append((parted + ended, at))
    most = max((score for score, _ in best), default=0)
    some = [at for score, at in best if score == most]
    return some[0] if most and len(some) == 1 else None


def _is_measure(words: Sequence[Word], at: int) -> bool:
    """Whether a unit, or another measure, stands right behind a number."""
    return at + 1 < len(words) and (words[at].text[-1] not in ".,;" and key_of(words[at + 1].text) in _MEASURES)


def _is_price_word(word: Word) -> bool:
    key = key_of(word.text)
    return (
        key in _PRICE_WORDS
        or key in _PRICED
        or key in MORE_CODES
        or key in UNIT_WORDS
        or key in {"=", "zusammen", "gesamt", "total", "insgesamt", "macht", "ergibt", "together", "altogether"}
        or is_price_sign(word.text)
    )


def _plain(word: Word) -> Word:
    return word._replace(text=word.text.rstrip(".;").rstrip(",")) if word.text[-1] in ".,;" else word


def without_date(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off "bis 12.11.2026", "Lieferung KW 48/2026"."""
    for at, word in enumerate(words):
        for size in (1, 2, 3):
            found = find_date(" ".join(one.text for one in words[at : at + size]))
            here = " ".join(one.text for one in words[at : at + size])
            if found is None or not here.startswith(found[1]) or (size > 1 and find_date(word.text)):
                continue
            start = at
            while start > 0 and (key_of(words[start - 1].text) in _DATED or not key_of(words[start - 1].text)):
                start -= 1
            if start == at:
                return words
            cells["delivery_date"] = words[at : at + size]
            return [*words[:start], *words[at + size :]]
    return words


def _without_code(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off the article number: behind its label, at the beginning, or in brackets at the end."""
    for hit in labels_of(words):
        code = words[hit.end] if hit.end < len(words) else None
        size = groups_at(words, hit.end)
        coded = size or (code is not None and _digits(code.text))
        if hit.end - hit.start == 1 and _DECIMALS.fullmatch(_stripped(code.text if code else "")):
            # "external 0.750"
            continue
        if not coded or code is None or hit.meaning not in {"article", "buyer_article", "gtin"}:
            continue
        if size > 1:
            cells[hit.meaning] = [_bare(one) for one in words[hit.end : hit.end + size]]
        else:
            code, size = opening_code(words[hit.end :])
            cells[hit.meaning] = [_bare(code)]
        return [*words[: hit.start], *words[hit.end + size :]]
    for at, word in enumerate(words[:-1]):
        for size in (2, 1):
            name = _NAMES.get("".join(key_of(one.text) for one in words[at : at + size]))
            code = words[at + size] if at + size < len(words) else None
            wide = groups_at(words, at + size)
            if name is None or code is None or not (wide or _digits(code.text)) or (len(key_of(word.text)) < 3 and at):
                continue
            cells[name] = [_bare(one) for one in words[at + size : at + size + max(wide, 1)]]
            return [*words[:at], *words[at + size + max(wide, 1) :]]
    return _without_bare_code(words, cells)


def _without_bare_code(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off a number without a label."""
    if (wide := groups_at(words, 0)) > 2 and wide < len(words) and key_of(words[wide].text) not in UNIT_WORDS:
        cells["article"] = [_bare(one) for one in words[:wide]]
        return words[wide:]
    if len(words) > 1 and not key_of(words[1].text) and _digits(words[0].text):
        # "– 909.2267 – Housing": what stands between dashes is a value for itself.
        cells["article"] = [_bare(words[0])]
        return words[1:]
    bare = _bare(words[0]).text if words else ""
    # "1/2" measures what is bought.
    if _CODE.fullmatch(bare) and not (looks_numeric(words[0].text.rstrip(",:")) or _FRACTION.fullmatch(bare)):
        cells["article"] = [_bare(words[0])]
        return words[1:]
    if words and re.fullmatch(r"\d{4,14}[,:]?", words[0].text):
        code = _bare(words[0])
        cells["gtin" if is_gtin(code.text) and len(code.text) > 8 else "article"] = [code]
        return words[1:]
    if words and words[-1].text[:1] in "([" and _CODE.fullmatch(_bare(words[-1]).text):
        cells["article"] = [_bare(words[-1])]
        return words[:-1]
    return words


_DECIMALS: Final = re.compile(r"0?[.,]\d+")


def proven_amount(words: list[Word], cells: dict[str, list[Word]]) -> list[Word]:
    """Takes off the sum of money at the end where it is what quantity and price come to: "= £92.44"."""
    if not words or "amount" in cells or not cells.get("quantity") or not cells.get("price"):
        return words
    signed = len(words) > 1 and key_of(words[-1].text) in CURRENCY_WORDS and is_money(words[-2].text)
    whole, words = words, words[:-1] if signed else words
    amount = _plain(words[-1])
    price = next((one for one in cells["price"] if is_money(one.text)), None)
    if price is None or not is_money(amount.text) or not closes(price, amount, cells):
        return whole
    cells["amount"] = [amount]
    rest = words[:-1]
    while rest and (rest[-1].text == "=" or key_of(rest[-1].text) in CURRENCY_WORDS):
        rest.pop()
    return rest


def _digits(text: str) -> bool:
    return any(map(str.isdigit, text)) and len(_stripped(text)) >= 3


def _stripped(text: str) -> str:
    return text.strip("()[],;:#\"'").rstrip(".")


def _bare(word: Word) -> Word:
    return word._replace(text=_stripped(word.text))
