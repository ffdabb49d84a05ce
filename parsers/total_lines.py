"""Lines that state totals: a label and an amount, several of them in one line, or labels above their amounts.

In: the lines of a page. Out: what each states (net, tax, gross, carry, charge, discount) and the line it stands on.
Where several stand side by side, each gets a `Line` of its own, with the words of its label and of its amount.

    Zwischensumme 1.200,00        Netto 100,00   MwSt. 19,00   Brutto 119,00        Nettowert   MwSt.   Gesamtwert
                                                                                     100,00     19,00      119,00
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from parsers.allowances import takes_off
from parsers.compound_words import Compounds
from parsers.label_words import TOTAL_PARTS
from parsers.money_words import CURRENCY_NAMES, MORE_CODES
from parsers.page_words import Line, Match, Word, key_of, matches, vocabulary
from parsers.printed_values import bare, looks_numeric
from parsers.sums_beside_tax import sum_beside_tax

TOTAL_LABELS: Final = Compounds(
    vocabulary({
        "net": "einkaufswert entgelt nettoentgelt pretaxtotal totaloflines totalgoodsvalue "
        "itemstotal itemssubtotal itemtotal productstotal linestotal positionssumme summederpositionen "
        "totaluntaxed "
        "netofvat totalnetofvat netcost steuerpflichtigerbetrag nettosumme summenetto netto nettobetrag "
        "nettogesamt gesamtnetto warenwert warenwertnetto "
        "zwischensummenetto "
        "nettowarenwert summepositionen subtotal nettotal totalnet netamount gesamtsummenetto gesamtwertnetto "
        "gesamtbetragnetto bestellwert bestellwertnetto auftragswert totalexclvat totalexvat totalexcludingvat "
        "nettoendbetrag positionensumme nettobestellwert goodstotal nettogesamtbetrag warensumme nettogesamtsumme "
        "gesamtnettowert nettowert nettobetrageur summeexklmwst wertnetto "
        "summeohnemwst zwsumme gesamtpreisnetto totalnetvalue nettogesamtwert "
        "totalvaluenet gesamtnettobetrag "
        "totalexclusiveofvat totalexclusiveoftax totalexclofvat totalexcludingtax totalexcltax "
        "auftragswertohnemwst bestellwertohnemwst auftragswertekohnemwst bestellwertekohnemwst ekwertohnemwst "
        "nettototal totalohnemwst totalexklmwst",
        "tax": "zuzuglust valueaddedtax gst hst pst moms btw "
        "mwst ust mehrwertsteuer umsatzsteuer vat tax salestax "
        "salestaxexempt taxexempt vatexempt zzglmwst zzglust mwst% ust% vat% "
        "plusmwst plusvat "
        "mwstbetrag gesetzlmwst steuer taxamount vatamount zuzuglichmwst steuerbetrag gesetzlichemwst",
        "gross": "totalinclusive "
        "gesamtkosten topay balancedue gesamtbetrag bruttosumme brutto bruttobetrag endbetrag "
        "gesamtsumme rechnungsbetrag "
        "grandtotal totalamount "
        "totalgross totalincvat totalinclvat totalincludingvat summebrutto gesamtbrutto ordertotal totaldue total "
        "gesamt summe gesamtbetragbrutto endsumme bestellsumme auftragssumme totalorder totaleur gesamtsummebrutto "
        "grosstotal totalinklmwst gesamtpreis gesamtwert totalordervalue ordervalue amountdue zahlbetrag "
        "bruttogesamt bruttowert totalvalue "
        "gesamtpreisbrutto poTotal",
        "carry": "ubertrag zwischensumme seitensumme carriedforward broughtforward carryover "
        "zwischentotal ubertragseite "
        "seitenubertrag pagetotal carryforward summeubertrag subtotalpage ubertragvonseite",
        "charge": "fracht frachtkosten versandkosten versand verpackung mindermengenzuschlag shipping "
        "freight shippingcosts "
        "lieferkosten transportkosten porto mautzuschlag kupferzuschlag verpackungskosten shippinghandling "
        "energiekostenzuschlag legierungszuschlag",
        "discount": "gesamtrabatt auftragsrabatt rahmenrabatt abzglrahmenrabatt kundenrabatt jahresrabatt nachlass "
        "orderdiscount totaldiscount",
    }),
    TOTAL_PARTS,
)  # fmt: skip


def total_of(line: Line, *, fuzzy: bool) -> str | None:
    """Which total a line states, or None: a known label first, a number last."""
    words = _label_first(_sentence(line.words))
    if len(words) < 2 or not _ends_in_amount(words):
        return None
    figures = [one.text for one in words[1:] if looks_numeric(one.text)]
    if not figures or (not fuzzy and all(map(_DAY.fullmatch, figures))):
        # "Due: 30.10.2026" tells a day.
        return None
    start = 0
    # "19 % MwSt. 210.101,43" and "zzgl. 19,00% MwSt 1,23" and "+ 20 % USt"
    while start < len(words) - 1 and (looks_numeric(words[start].text) or key_of(words[start].text) in _BEFORE_LABEL):
        start += 1
    if not fuzzy and not TOTAL_LABELS.may_start(key_of(words[start].text)):
        return None
    hits = matches(words[start:], TOTAL_LABELS, fuzzy=fuzzy, longest=_LONGEST)
    if not hits or hits[0].start > 0:
        return "net" if _sums_counted(words) else None
    added = hits[0].meaning in {"charge", "discount"} and is_money(words[-1].text)
    if (start and hits[0].meaning != "tax" and not added) or hits[0].key.startswith("kundenauftrag"):
        return None
    meaning = _meant(words, hits[0])
    end = start + hits[0].end
    rest = _unexplained(_without_code(words, end) if meaning == "charge" else words[end:], meaning)
    if _OF_PAPER.fullmatch(hits[0].key) and not any(is_money(one.text) for one in words):
        # "Purchase order 4503959087 - page 1 of 1" names the paper.
        return None
    if meaning == "gross" and any(hit.meaning == "net" for hit in hits):
        return "net"
    if meaning == "net" and any(hit.meaning == "gross" for hit in hits) and hits[0].key == "netto":
        return "gross"
    return meaning if not rest or meaning == "carry" else None


def _meant(words: Sequence[Word], hit: Match) -> str:
    """What a label with its amount states: "Total (VAT excl.)" is no tax."""
    return (sum_beside_tax(words) if hit.meaning == "tax" else None) or hit.meaning


_DAY: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})\.?|\d{4}-\d{2}-\d{2}")


def _label_first(words: Sequence[Word]) -> Sequence[Word]:
    """Words of which the only number is an amount before its label, with it last: "21,845.19 EUR  Total net"."""
    if not is_money(words[0].text) or any(looks_numeric(one.text) for one in words[1:]):
        return words
    start = next((at for at, one in enumerate(words[1:], 1) if key_of(one.text) not in _CURRENCIES), 1)
    return [*words[start:], *words[:start]]


_CURRENCIES: Final = CURRENCY_NAMES | MORE_CODES | {"eur", "euro", "chf", "usd", "gbp"}


def _sums_counted(words: Sequence[Word]) -> bool:
    """Whether words count the order lines and say what they come to: "3 items   £8,247.05", "7 Positionen 4.962,36"."""
    said = [one.text for one in words if key_of(one.text) not in CURRENCY_NAMES]
    return len(said) == _COUNTING and said[0].isdigit() and key_of(said[1]) in _COUNTED and is_money(said[2])


_COUNTING: Final = 3
_COUNTED: Final = frozenset(
    ("item", "items", "line", "lines", "position", "positions", "product", "products", "article", "articles",
     "positionen", "artikel", "posten", "produkt", "produkte", "zeilen")
)  # fmt: skip


def _unexplained(words: Sequence[Word], meaning: str) -> list[Word]:
    """The words behind a label of which nobody knows what they say of its amount."""
    rest = [one for one in _without_terms(words) if not _beside_label(one)]
    if meaning not in {"charge", "discount"}:
        return rest
    # "Less 2% special allowance"
    return [one for one in rest if TOTAL_LABELS.get(key_of(one.text)) != meaning]


def _without_code(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The words from `start` on without a code that stands apart from both sides: "Delivery charge   E-6900   25.00".

    What the buyer books a charge to stands in a column of its own, as his tax codes do.
    """
    label, *code = words[start - 1 : -1]
    if not _BOOKED.fullmatch(" ".join(one.text for one in code)) or not is_money(words[-1].text):
        return words[start:]
    apart = min(code[0].x0 - label.x1, words[-1].x0 - code[-1].x1) > label.y1 - label.y0
    return words[-1:] if apart else words[start:]


_BOOKED: Final = re.compile(
    r"(?:[A-Z]{1,4} )?(?=.*\d)(?=.*[A-Z])[A-Z\d][A-Z\d./-]{1,15}|(?:[A-Z]{2,4} )?\d{4,8}(?:[/-]\d{1,6})?|[A-Z]\d?"
)
"""What a charge is booked to, "E-6900", "KST 4711", or taxed as: "S", "V1"."""


def _without_terms(words: Sequence[Word]) -> Sequence[Word]:
    """The words behind a label without the terms of trade and their place: "TOTAL   FOB HAMBURG   806.57"."""
    if not words or key_of(words[0].text) not in _TERMS:
        return words
    end = next((at for at, one in enumerate(words) if looks_numeric(one.text)), len(words))
    return words[end:] if end <= _PLACE else words


_TERMS: Final = frozenset(("exw", "fca", "fas", "fob", "cfr", "cif", "cpt", "cip", "dap", "dpu", "ddp", "ddu"))
_PLACE: Final = 5
"""Words of terms of trade with their place, at most."""


def _sentence(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the full stop behind an amount: "The order value is £400.04 net of VAT. Please confirm.".

    Signs around them, "*** ORDER TOTAL 9.00 ***", say nothing; how many lines that sums up is said behind it.
    """
    said = (at for at, one in enumerate(words) if key_of(one.text) and not _SIGNS.fullmatch(one.text))
    words = _without_count(words[next(said, 0) :])
    if len(words) < _LONG:
        return words
    money = next((at for at, one in enumerate(words) if is_money(one.text.rstrip("."))), len(words))
    stop = next((at for at in range(money, len(words)) if words[at].text.endswith(".")), len(words))
    return words[: stop + 1]


def _without_count(words: Sequence[Word]) -> Sequence[Word]:
    """The words without what stands behind their amount: signs, and a count of the lines: "***   Lines: 20"."""
    end = len(words)
    while end > 1 and _SIGNS.fullmatch(words[end - 1].text):
        end -= 1
    last = [key_of(one.text.strip("()")) for one in words[max(0, end - _PAIR) : end]]
    counted = len(last) == _PAIR and any(last[at] in _COUNTED and last[1 - at].isdigit() for at in (0, 1))
    if counted and any(is_money(one.text) for one in words[: end - _PAIR]):
        return _without_count(words[: end - _PAIR])
    return words[:end]


_SIGNS: Final = re.compile(r"[*=#<>_~|]+")
_PAIR: Final = 2


_OF_PAPER: Final = re.compile(r"(?:purchase|bestell|einkaufs|order|ung|auftrags?|po|rechnung|invoice|items?|lines?)+")
_LONG: Final = 7
"""Words of a sentence with a total at least."""


def _ends_in_amount(words: Sequence[Word]) -> bool:
    """Whether an amount ends the words, or only what is said of its currency and tax stands behind it."""
    if looks_numeric(words[-1].text) or len(words[-1].text) <= _SHORT:
        return True
    last = max((at for at, one in enumerate(words) if is_money(one.text)), default=len(words))
    return last < len(words) and all(
        looks_numeric(one.text)
        or key_of(one.text) in _BEFORE_LABEL
        or key_of(one.text) in _LABEL_EXTRAS
        or key_of(one.text) in MORE_CODES
        for one in words[last + 1 :]
    )


_SHORT: Final = 4
"""Letters of a currency or unit at most."""
_LONGEST: Final = 6
"""Words of a label at most: "Total net value excl. sales tax"."""
_BEFORE_LABEL: Final = frozenset(
    (
        "zzgl",
        "+",
        "%",
        "zuzuglich",
        "plus",
        "gesetzl",
        "gesetzliche",
        "gesetzlicher",
        "gesetzlichen",
        "inkl",
        "incl",
        "including",
        "enthaltene",
        "davon",
        "darin",
        "enthalten",
        "add",
        "",
    )
)
_LABEL_EXTRAS: Final = vocabulary(
    {
        "extra": "is ist betragt "
        "eur euro € chf usd gbp $ £ % von auf of on excl incl exkl inkl ohne mit mwst ust vat @ "
        "netto brutto net "
        "gross der die gesamt summe total betrag in seite page aus to from bestellung order pauschal amount value s "
        "pct percent prozent vh "
        "at rate standard reduced satz tax sales gst mehrwertsteuer umsatzsteuer zzgl zuzuglich plus gesetzl "
        "gesetzlicher umsatzsteuerfrei umsatzsteuerbefreit mwstfrei ustfrei taxfree vatfree "
        "gesetzlichen exempt zerorated zero rated befreit steuerfrei steuerbefreit "
        "reverse charge excluding including exc inc"
    }
)


def _beside_label(word: Word) -> bool:
    key = key_of(word.text)
    return (
        not key
        or looks_numeric(word.text)
        or key in _LABEL_EXTRAS
        or key in MORE_CODES
        or key in CURRENCY_NAMES
        or re.fullmatch(r"\(?\d+[.,]?\d*%?\)?", word.text) is not None
    )


# 1.234,56 and 12,-, but not the day 01.12.26
_MONEY: Final = re.compile(r"[-+]?(?!\d{1,2}\.\d{1,2}\.\d{2}$)\d[\d.,'’]*[.,](?:\d{2}|[-–—]{1,2})-?")
_STATED: Final = frozenset(("net", "tax", "gross"))


@lru_cache(maxsize=4096)
def is_money(text: str) -> bool:
    """Whether a word is an amount with cents, with or without its currency."""
    return _MONEY.fullmatch(bare(text)) is not None


def totals_beside(lines: Sequence[Line], at: int) -> tuple[list[tuple[str, Line]], int]:
    """Totals side by side that begin in a line, and how many lines they take; nothing and 0 where there are none."""
    line = lines[at]
    hits = [hit for hit in matches(line.words, TOTAL_LABELS) if hit.meaning in _STATED]
    if not hits:
        return [], 0
    found = _pairs(line, hits)
    if len(found) > 1:
        return found, 1
    for below in lines[at + 1 : at + 3]:
        if below.y0 - line.y1 > 1.8 * line.height:
            break
        if found := _stacked(line, below):
            return _summed_up(found, line, lines, lines.index(below), at)
    return [], 0


def _summed_up(
    found: list[tuple[str, Line]], line: Line, lines: Sequence[Line], below: int, at: int
) -> tuple[list[tuple[str, Line]], int]:
    """The totals of a table by tax rate: those of its last line, which sums up, where it has several rates."""
    last = below
    while last + 1 < len(lines) and _RATED.match(lines[last + 1].text):
        last += 1
    if last == below or not _RATED.match(lines[below].text) or last + 1 >= len(lines):
        return found, below - at + 1
    after = lines[last + 1]
    sums = _stacked(line, Line(after.page, [one for one in after.words if looks_numeric(one.text)] or after.words))
    named = matches(after.words, TOTAL_LABELS)[:1]
    return (sums, last + 2 - at) if sums and named and not named[0].start else ([], 0)


_RATED: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s?%\s.*\d[.,]\d{2}")


def total_apart(line: Line, above: Line | None = None) -> tuple[str, Line] | None:
    """The total that stands at the right of other words: "Please confirm by e-mail.      Total   $918.29".

    What is added or taken off so stands below the amount of a total `above`.
    """
    if not any(is_money(one.text) for one in line.words[-2:]) or not _ends_in_amount(line.words):
        return None
    if takes_off(line.words) and _is_summed_with(line, above):
        return "discount", line
    runs = line.segments(_APART)
    for at in range(len(runs) - 1, 0, -1):
        words = [word for run in runs[at:] for word in run]
        if sum(1 for one in words if is_money(one.text)) > 1:
            return None
        part = Line(line.page, words)
        meaning = total_of(part, fuzzy=False)
        if meaning in _STATED or (meaning in {"charge", "discount"} and _is_summed_with(part, above)):
            before = runs[:at]
            # A number that stands by itself is that of an order line.
            row = any(looks_numeric(run[0].text) and len(run) == 1 for run in before)
            if len(before) > 1 and all(_is_figure(one) for run in before for one in run):
                # Beside the figures of a tax rate: "20.00   892.52   178.50      Order value   1,071.02".
                return meaning, part
            said = any(is_money(one.text) for run in before for one in run) or sum(map(len, before)) < _WORDS
            return None if row or said else (meaning, part)
    return None


def _is_summed_with(part: Line, above: Line | None) -> bool:
    """Whether an amount stands under the one of a total close above it."""
    if above is None or above.page is not part.page or not 0 < part.y0 - above.y0 < _ROWS * part.height:
        return False
    own, other = part.words[-1], above.words[-1]
    return min(abs(own.x1 - other.x1), abs(own.x0 - other.x0)) <= _EDGE


_EDGE: Final = 3.0
"""Points between edges that are one."""
_ROWS: Final = 5.0
"""Line heights from one of the totals to the next at most."""


def _is_figure(word: Word) -> bool:
    """Whether a word is a number, or the sign of per cent or of a currency beside one: "19,00 %   221,50 €"."""
    return looks_numeric(word.text) or word.text == "%" or key_of(word.text) in _CURRENCIES


def heads_taxes(line: Line) -> bool:
    """Whether a line holds the titles of a table by tax rate: "Steuersatz   Bemessung   Steuer"."""
    runs = line.segments(_APART)
    if len(runs) < _WORDS or any(looks_numeric(one.text) for run in runs[:-1] for one in run):
        return False
    keys = ["".join(key_of(one.text) for one in run) for run in runs]
    if len(runs) > _TITLES and is_money(line.words[-1].text):
        # The first of the totals, beside it.
        keys.pop()
    rates = sum(1 for one in keys if one in _RATE_TITLES)
    meant = [TOTAL_LABELS.get(one) for one in keys if one not in _RATE_TITLES]
    return rates > 0 and len(meant) > 0 and all(one in _STATED for one in meant)


_TITLES: Final = 3
_RATE_TITLES: Final = vocabulary(
    {"rate": "% satz rate steuersatz steuer% mwstsatz ustsatz mwst% ust% vat% vatrate taxrate tax% gstrate gst% "
     "steuercode vatcode taxcode steuerschlussel basis bemessung bemessungsgrundlage steuerbasis nettobasis base "
     "taxbase"}
)  # fmt: skip
_APART: Final = 1.0
"""Gap, in line heights, between a total and what is printed beside it, at least."""
_WORDS: Final = 2
"""Words beside a total at least: one alone may be what the total is of."""


def _pairs(line: Line, hits: Sequence[Match]) -> list[tuple[str, Line]]:
    """Labels that are each followed by an amount of their own, and nothing else."""
    found: list[tuple[str, Line]] = []
    starts = [hit.start for hit in hits]
    if any(not (looks_numeric(one.text) or not key_of(one.text) or key_of(one.text) in _BEFORE_LABEL
                or key_of(one.text) in _LABEL_EXTRAS) for one in line.words[: starts[0]]):  # fmt: skip
        return []
    for hit, stop in zip(hits, [*starts[1:], len(line.words)], strict=True):
        part = line.words[hit.start : stop]
        rest = line.words[hit.end : stop]
        money = [one for one in rest if is_money(one.text)]
        if len(money) > 2 or any(not _beside_label(one) and key_of(one.text) not in _BEFORE_LABEL for one in rest):
            return []
        if money:
            last = max(at for at, one in enumerate(part) if one is money[-1])
            found.append((_meant(part, hit), Line(line.page, part[: last + 1])))
    return found if len({meaning for meaning, _ in found}) > 1 else []


def _stacked(line: Line, below: Line) -> list[tuple[str, Line]]:
    """Labels side by side with their amounts in the line below; two or more known, or one by itself."""
    if any((is_money(one.text) and not _is_rate(line, one)) or _DAY.fullmatch(one.text) for one in line.words):
        return []
    values = [run for run in _runs(below) if any(is_money(one.text) for one in run)]
    others = [run for run in _runs(below) if not any(is_money(one.text) for one in run)]
    labels = line.segments(0.9)
    others = [run for run in others if not (_is_only_rate(run) or _is_currency(run))]
    boxes = _boxes(labels, _runs(below))
    if not values or any(not _counts_lines(run, labels, boxes) for run in others):
        return []
    found = []
    for run in labels:
        hits = matches(run, TOTAL_LABELS)
        start = next((at for at, one in enumerate(run) if not looks_numeric(one.text)), 0)
        known = hits and hits[0].start <= start + 1 and hits[0].meaning in _STATED | {"charge", "discount"}
        if not known or any(not _beside_label(one) for one in run[hits[0].end :]):
            continue
        value = boxes.get(id(run)) or min(values, key=lambda one: _apart(run, one))
        if id(run) in boxes or _apart(run, value) < 2 * line.height:
            if not any(is_money(one.text) for one in value):
                continue
            money = max(at for at, one in enumerate(value) if is_money(one.text))
            whole = [*run, *value[: money + 1]]
            found.append((_meant(whole, hits[0]), Line(line.page, whole)))
    known_totals = [meaning for meaning, _ in found if meaning in _STATED]
    several = len(set(known_totals)) > 1 and len(values) <= len(labels)
    return found if several or (len(labels) == len(values) == len(found) == 1) else []


def _boxes(labels: Sequence[list[Word]], values: Sequence[list[Word]]) -> dict[int, list[Word]]:
    """The value of each label by its id(), in a row of boxes: below its own label, left of the next one."""
    if len(labels) != len(values):
        return {}
    ends = [*(one[0].x0 for one in labels[1:]), float("inf")]
    inside = all(
        label[0].x0 <= value[0].x0 and value[-1].x1 <= end
        for label, value, end in zip(labels, values, ends, strict=True)
    )
    return {id(label): value for label, value in zip(labels, values, strict=True)} if inside else {}


def _counts_lines(run: Sequence[Word], labels: Sequence[list[Word]], boxes: dict[int, list[Word]]) -> bool:
    """Whether a run is the number of order lines below its label: "No. of lines", beside the totals."""
    if len(run) != 1 or not run[0].text.isdigit():
        return False
    label = next((one for one in labels if boxes.get(id(one)) == run), None)
    label = label or min(labels, key=lambda one: _apart(one, run))
    return any(key_of(one.text) in _LINES_COUNTED for one in label)


_LINES_COUNTED: Final = frozenset(
    ("lines", "items", "positions", "linecount", "positionen", "zeilen", "artikel", "posten", "anzahl")
)


def _is_rate(line: Line, word: Word) -> bool:
    at = next(at for at, one in enumerate(line.words) if one is word)
    return word.text.endswith("%") or (at + 1 < len(line.words) and line.words[at + 1].text.startswith("%"))


def _is_only_rate(run: Sequence[Word]) -> bool:
    return run[-1].text.endswith("%") and all(looks_numeric(one.text.rstrip("%") or "0") for one in run)


def _is_currency(run: Sequence[Word]) -> bool:
    """Whether a run is a currency and nothing else, below its own title."""
    return len(run) == 1 and not bare(run[0].text)


def _runs(line: Line) -> list[list[Word]]:
    """The amounts of a line, each with its currency."""
    runs: list[list[Word]] = []
    for run in line.segments(0.9):
        cuts = [at + 1 for at, one in enumerate(run[:-1]) if is_money(one.text) and looks_numeric(run[at + 1].text)]
        for start, stop in zip([0, *cuts], [*cuts, len(run)], strict=True):
            runs.append(run[start:stop])
    return runs


def _apart(one: Sequence[Word], other: Sequence[Word]) -> float:
    """How far two runs are from standing under one another."""
    low, high = one[0].x0, one[-1].x1
    return max(0.0, other[0].x0 - high, low - other[-1].x1) + 0.01 * abs(low + high - other[0].x0 - other[-1].x1)
