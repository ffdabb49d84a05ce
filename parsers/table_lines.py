"""What a line of an order table is by its words: a row, the first line of one, the foot of the paper, a lone value.

In: a line and its cells by kind. Out: whether it is so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.code_ends import is_grouped
from parsers.header_labels import LABELS
from parsers.line_labels import labels_of
from parsers.page_columns import Grid
from parsers.page_split import PAGE_OF
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS, is_unit_beside, unit_size
from parsers.page_words import Line, Word, key_of, matches
from parsers.printed_values import is_gtin, looks_numeric
from parsers.total_lines import is_money


def counts_pages(text: str) -> bool:
    """Whether a line tells its page; "4000 Blatt 170 Karton" counts sheets of paper."""
    found = PAGE_OF.search(text)
    return found is not None and bool(found["pages"] or found.start() == 0 or found.end() == len(text.rstrip()))


_FOOT: Final = frozenset(("iban", "bic", "swift", "tel", "telefon", "fon", "phone", "telefax", "fax", "hrb", "hra",
                          "ustidnr", "ustid", "vatno", "blz", "amtsgericht", "registergericht", "handelsregister",
                          "handelsgericht", "firmenbuch", "geschaftsfuhrer", "geschaftsfuhrerin", "geschaftsfuhrung",
                          "aufsichtsrat", "steuernr", "steuernummer", "uidnr", "mwstnr", "registered", "directors",
                          "vatreg"))  # fmt: skip


def is_foot(line: Line) -> bool:
    """Whether a line tells at least two of telephone, bank and register: the foot of the paper."""
    return len({key_of(one.text) for one in line.words} & _FOOT) > 1


def tells_end(line: Line) -> bool:
    """Whether a line says where the order ends: by signs before it, "*** Ende der Bestellung ***", or by all of it."""
    first, *rest = [one.text for one in line.words[:_OPENING]]
    keys = [key for one in line.words if (key := key_of(one.text.strip("*=-–—#.")))]
    # "Fin" and "End" alone may be of the goods.
    whole = len(keys) > 1 and keys[0] in _ENDS and keys[-1] in _ENDED and set(keys[1:-1]) <= _OF_ENDS
    return whole or (set(first) <= set("*=-–—#") and any(key_of(one) in _ENDS for one in rest[:2]))


def tells_order(line: Line) -> bool:
    """Whether a line above the titles of a later page tells the order's number or date again."""
    hits = matches(line.words, LABELS)
    return bool(hits) and hits[0].start == 0 and hits[0].meaning in {"number", "title", "issue_date"}


_OPENING: Final = 3
_ENDS: Final = frozenset(("ende", "end", "schluss", "fin", "fine", "einde"))
_OF_ENDS: Final = frozenset(
    ("of", "the", "this", "der", "des", "dieser", "de", "du", "la", "el", "del", "van", "purchase")
)
_ENDED: Final = frozenset(
    ("list", "order", "document", "page", "items", "lines", "liste", "bestellung", "auftrags", "belegs", "dokuments",
     "positionen", "bestellliste", "lista", "pedido", "commande", "ordine", "bestelling", "po", "report", "aufstellung")
)  # fmt: skip
_NAMES: Final = frozenset(("article", "buyer_article", "description", "gtin", "delivery_date"))


_ORDINAL: Final = re.compile(r"\d{1,6}(?:\.\d{1,4}|(?:\.\d{1,3}){1,3})?\.?")
"""A position; that of a bill of quantities is told by title and item: "01.0010", "1.2.30."."""


def is_head(line: Line, grid: Grid, kinds: set[str]) -> bool:
    """Whether a line without numbers in its columns opens a row whose numbers stand in the next line.

    It begins with a position below the title of positions, and goes on with text:
        10   Kugellager 6204-2RS
             KL-6204      12 Stk    4,50    54,00
    """
    if "position" not in kinds or len(line.words) < 2 or not _ORDINAL.fullmatch(line.words[0].text):
        return False
    cells = grid.deal(line.words)
    rest = cells.keys() - {"position"}
    # What a title nobody knows names in the first of two lines is no figure that makes the line a row by itself.
    named = rest if "quantity" in {one.kind for one in grid.columns} else rest - {"other", "figures"}
    return bool(cells.get("position")) and bool(named) and named <= _NAMES


def opening_of(
    line: Line, header: Header, grid: Grid, kinds: set[str], head: dict[str, list[Word]]
) -> dict[str, list[Word]]:
    """The cells of a line that opens a row whatever figures stand in it; nothing where it opens none.

    `head`: those of the line above that opened one, whose text may go on.
    """
    if _opens_two_rows(line, header):
        return grid.deal(line.words) if is_head(line, grid, kinds) else {}
    return _text_above(line, header) or _text_goes_on(line, header, head)


def _text_goes_on(line: Line, header: Header, head: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """The cells of a row whose text across the columns goes on in the next line, right below where it begins."""
    text = head.get("description", [])
    if not text or "description" in header.kinds() or header.second is not None:
        return {}
    near = abs(line.x0 - text[0].x0) <= _SAME and 0 <= line.y0 - text[-1].y1 + _HAIR < 0.9 * line.height
    broken = text[-1].text.endswith(("-", "/"))
    coded = len(line.words) == 1 and any(map(str.isdigit, line.text)) and not broken
    # "EMV-" over "Einsatz" is one word, whatever its second half says by itself.
    valued = any(map(str.isdigit, line.text)) or line.text.endswith(":")
    labelled = any(not hit.start for hit in labels_of(line.words)[:1]) and (valued or not broken)
    if not near or coded or labelled or looks_numeric(line.words[0].text) or len(line.segments(_RUN)) > 1:
        return {}
    return {**head, "description": [*text, *line.words]}


def _text_above(line: Line, header: Header) -> dict[str, list[Word]]:
    """Position and text of a line across the columns, where no title names the text, as cells.

    Nr.  Artikel-Nr.  Menge   Preis
    10   Getriebemotor 0,75 kW 1400 U/min
         4711-20      5 Stk   365,17
    """
    if header.columns[0].kind != "position" or "description" in header.kinds():
        return {}
    first, *text = line.words
    if not re.fullmatch(r"\d{1,6}\.?", first.text) or not header.columns[0].x0 - _ASIDE <= first.x0:
        return {}
    if first.x1 > header.columns[0].x1 + _ASIDE or not text or is_code(text[0].text):
        return {}
    apart = any(two.x0 - one.x1 > _RUN * line.height for one, two in pairwise(text))
    lettered = any(len(one.text) >= _LETTERS and one.text.isalpha() for one in text)
    return {} if apart or not lettered or is_money(text[-1].text) else {"position": [first], "description": text}


_RUN: Final = 0.9
"""Line heights between words of one text, at most."""


def _opens_two_rows(line: Line, header: Header) -> bool:
    """Whether a line begins below the title of positions, left of all that the second line of a row holds.

    What it names is then no quantity, though figures stand in it: "01   Etikett weiß 10 cm".
    """
    first = next((one for one in header.columns if one.kind == "position"), None)
    if first is None or header.second is None or any(one.kind == "position" for one in header.second):
        return False
    word = line.words[0]
    # Numbers of five figures are wider than "Pos.".
    below = first.x0 - _ASIDE <= word.x0 and min(word.x1 - first.x1, abs(word.x0 - first.x0)) <= _ASIDE
    return below and word.x1 < min(one.x0 for one in header.second)


_ASIDE: Final = 6.0
"""Points that a position may stand beside its title."""


def is_upper(line: Line, grid: Grid) -> bool:
    """Whether a line is the first of the two of a row by its titles: position, a name, and the amount if it is there.

    "10   28584429   Stainless steel pipe   10,864.40" under "Item  Material  Description  Net value".
    """
    if not re.fullmatch(r"\d{1,6}\.?", line.words[0].text) or not any(one.kind == "amount" for one in grid.columns):
        return False
    cells = grid.deal(line.words)
    amount = cells.get("amount", [])
    first = cells.get("position", [])
    return (
        first[:1] == line.words[:1] and any(looks_numeric(one.text) for one in amount) and bool(_NAMES & cells.keys())
    )


def is_rate_below(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether a line is what is taken off the price right above it: "abzgl. 15 %" in the column of prices."""
    price = cells.get("price")
    if not price or not line.text.endswith("%") or any(is_money(one.text) for one in line.words):
        return False
    over = line.words[0].x0 < price[-1].x1 and price[0].x0 < line.words[-1].x1
    return over and 0 <= line.y0 - price[0].y1 + _HAIR < line.height


def is_out_of_place(cells: dict[str, list[Word]], columns: Sequence[Column]) -> bool:
    """Whether a figure in a text only seems to be a quantity: it ends where no quantity does, beside no price."""
    known = {one.kind: one for one in columns}
    if not {"quantity", "price", "amount"} <= known.keys() or cells.keys() & {"price", "amount", "position"}:
        return False
    edge = known["quantity"].right
    words = cells.get("quantity", [])
    return edge is not None and all(abs(one.x1 - edge) > _SAME for one in words)


def is_prose(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether running text crosses the columns: words of a sentence stand where numbers do, with blanks between.

    "Please return this order stamped and signed within 3 days, certificates EN 10204 3.1", beside a total.
    """
    if _is_name_above(line, cells) or _crosses(line, cells):
        return True
    words = [one for kind in _NO_TEXTS & cells.keys() for one in cells[kind]]
    plain = {id(one) for one in words if one.text.isalpha() and one.text.islower() and len(one.text) > 1}
    plain -= {id(one) for one in words if one.text in UNIT_WORDS}
    if len(plain) < _SPOKEN:
        return False
    return any(
        len(run) >= _SAID and sum(1 for one in run if id(one) in plain) >= _SPOKEN for run in line.segments(_RUN)
    )


def is_aside(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether a line only seems to be a row: it counts pages, is of the foot, or a sentence."""
    return counts_pages(line.text) or is_foot(line) or tells_end(line) or is_prose(line, cells)


def _is_name_above(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether a line is a text of words a blank apart, whose last figure only seems to be a quantity.

    "8. Ear defender headband SNR 31" above the titles of its row, of which none names a text.
    """
    spoken = [one for one in cells.get("article", ()) if one.text.isalpha()]
    return "description" not in cells and len(spoken) >= _SPOKEN and len(line.segments(_BLANK)) == 1


def _crosses(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether a sentence crosses the columns with one blank between all its words, and tells no money.

    "4. Documents: invoice, packing list, test certificate EN 10204 3.1 (3 sets).", below the table.
    """
    told = any(is_money(one.text) for kind in ("price", "amount") for one in cells.get(kind, ()))
    return len(line.words) >= _SAID and not told and len(line.segments(_NARROW)) == 1


_BLANK: Final = 0.6
"""Line heights of a blank, at most."""
_NARROW: Final = 0.4
"""Line heights of a blank in a line that no column widens."""
_NO_TEXTS: Final = frozenset(("position", "article", "buyer_article", "gtin", "quantity", "price", "amount"))
_SPOKEN, _SAID = 3, 8
"""Words of a sentence in the columns of numbers, and of the whole sentence in its line, at least."""


def tells_value(line: Line) -> bool:
    """Whether a line away from the rows tells a value of one of them: a labelled one, or units and no other words."""
    labels = labels_of(line.words)
    if labels and not labels[0].start and any(map(str.isdigit, line.text)) and len(line.words) <= _TERSE:
        return True
    return all(key_of(one.text) in UNIT_WORDS for one in line.words if any(map(str.isalpha, one.text)))


def reach_below(line: Line) -> float:
    """Line heights below a row, left of its text, within which a line is its own: more where a number has its label."""
    labels = labels_of(line.words)[:1]
    return _LABELLED if labels and not labels[0].start and labels[0].meaning in _NUMBERS else _UNLABELLED


_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_LABELLED: Final = 1.1
_UNLABELLED: Final = 0.6
_TERSE: Final = 6
"""Words of a line that tells one value, at most."""


def with_head(cells: dict[str, list[Word]], head: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """The cells of both lines of a row; a code below the text is the article where no column names one."""
    if not head:
        return cells
    joined = dict(cells)
    below = cells.get("description", [])
    unnamed = "article" not in cells and "article" not in head
    if unnamed and head.get("description") and len(below) == 1 and is_code(below[0].text):
        joined["article"] = below
        below = []
    if label := _labelled(below):
        joined.setdefault(label, below[-1:])
        below = [] if joined[label] == below[-1:] else below
    for kind, words in head.items():
        joined[kind] = [*words, *(below if kind == "description" else cells.get(kind, []))]
    return joined


def _labelled(words: Sequence[Word]) -> str:
    """Which number a text below a text is with its label, where it is nothing else: "Artikel-Nr.: 710902"."""
    hits = labels_of(words)[:1] if len(words) > 1 and any(map(str.isdigit, words[-1].text)) else []
    plain = bool(hits) and not hits[0].start and hits[0].end == len(words) - 1
    return hits[0].meaning if plain and hits[0].meaning in {"article", "buyer_article"} else ""


def is_row(cells: dict[str, list[Word]], kinds: set[str], head: dict[str, list[Word]] | None = None) -> bool:
    """Whether the words of a line are an order line; `head` is the line above that opened one."""

    def number(kind: str) -> bool:
        return any(looks_numeric(one.text) for one in cells.get(kind, ()))

    if number("amount") and (number("quantity") or number("price")):
        return True
    named = any(cells.get(kind) for kind in ("article", "description", "gtin", "buyer_article", "position"))
    if head and number("quantity") and not _stray_words(cells):
        return True
    if not number("quantity") or not named:
        return False
    if _stray_words(cells):
        return False
    coded = any(
        any(c.isdigit() for c in one.text)
        for k in ("article", "gtin", "position", "buyer_article")
        for one in cells.get(k, ())
    )
    if kinds & {"article", "gtin", "position", "buyer_article"}:
        return coded
    return bool(cells.get("description"))


def take_counters(rows: Sequence[dict[str, list[Word]]]) -> str:
    """Parts the positions from the texts that they open, where they count on: "10 Topfband", "20 Holzdübel".

    So it does with GTINs behind them.

    In: the cells of all rows. Out: "position" where they had such, else nothing.
    """
    if _count_before_quantities(rows) or _count_before_articles(rows):
        return "position"
    texts = [cells.get("description", []) for cells in rows]
    firsts = [int(one[0].text.rstrip(".")) if len(one) > 1 and _COUNTER.fullmatch(one[0].text) else 0 for one in texts]
    step = firsts[0] if firsts else 0
    if len(rows) < _COUNTED or step not in {1, 5, 10, 100} or firsts != [step * at for at in range(1, len(rows) + 1)]:
        return ""
    for cells, text in zip(rows, texts, strict=True):
        cells["position"], cells["description"] = text[:1], text[1:]
    if all(len(text) > _COUNTED and is_gtin(text[1].text) and not cells.get("gtin")
           for cells, text in zip(rows, texts, strict=True)):  # fmt: skip
        for cells in rows:
            cells["gtin"], cells["description"] = cells["description"][:1], cells["description"][1:]
    return "position"


def _count_before_articles(rows: Sequence[dict[str, list[Word]]]) -> bool:
    """Takes the positions that stand without a title in a column of their own left of the articles: "1   8950-70"."""
    cells = [row.get("article", []) for row in rows]
    if len(rows) < _COUNTED or any(len(words) < _COUNTED for words in cells):
        return False
    counters = [words[0].text.rstrip(".") for words in cells]
    steps = [[str(step * at) for at in range(1, len(rows) + 1)] for step in (1, 10)]
    apart = all(words[1].x0 - words[0].x1 > _COLUMN * (words[0].y1 - words[0].y0) for words in cells)
    if counters not in steps or not apart:
        return False
    for row, words in zip(rows, cells, strict=True):
        row["position"], row["article"] = words[:1], words[1:]
    return True


_COLUMN: Final = 1.2
"""Line heights between words of two columns, at least."""


def _count_before_quantities(rows: Sequence[dict[str, list[Word]]]) -> bool:
    """Takes the positions that stand before the quantities without a title: "1.  1.000 Stück", "2.  50 Stück"."""
    cells = [row.get("quantity", []) for row in rows]
    for at, words in enumerate(cells, 1):
        if len(words) < _COUNTED or not looks_numeric(words[1].text) or words[0].text not in {f"{at}.", f"{at:02}."}:
            return False
    for row, words in zip(rows, cells, strict=True):
        row["position"], row["quantity"] = words[:1], words[1:]
    return bool(cells)


_COUNTER: Final = re.compile(r"\d{1,6}\.?")
_COUNTED: Final = 2


def _stray_words(cells: dict[str, list[Word]]) -> bool:
    """Words in a numeric column that are neither number nor unit: running text, not a row."""
    counted = cells.get("quantity", [])
    units = unit_size(counted[1:]) if counted and looks_numeric(counted[0].text) else 0
    if len(counted) == _COUNTED and any(looks_numeric(one.text) for one in cells.get("price", ())):
        # "10 Wannen": what stands alone beside the number, in a row with a price, is its unit.
        units = int(is_unit_beside(counted[0], counted[1]))
    return any(
        not looks_numeric(one.text) and key_of(one.text) not in UNIT_WORDS and len(key_of(one.text)) > 4
        for words in (counted[1 + units :] if units else counted, cells.get("price", ()), cells.get("amount", ()))
        for one in words
    )


def is_code(text: str) -> bool:
    """Whether a word looks like an article number."""
    return (
        len(text) >= 4
        and any(char.isdigit() for char in text)
        and re.fullmatch(r"[A-Z0-9][A-Z0-9./-]+", text) is not None
    )


def is_text_below(
    line: Line, above: Line, cells: dict[str, list[Word]], pair: tuple[str, str] | None, following: Sequence[Line]
) -> bool:
    """Whether a line is the text below the number of a row, where the titles say that it stands there.

    It begins where the number begins, whatever its words are: "Scheinwerferlampe H7 12 V 55 W" is no row of its own.
    So it does where no title names a text.
    In: the row's line, its cells, its `pair` and what follows it already.
    """
    near = 0 <= line.y0 - above.y1 + _HAIR < 0.9 * line.height
    if near and not following and _is_name_below(line, cells):
        return True
    number = cells.get("description", [])
    if pair is None or pair[1] != "first" or following or not number:
        return False
    if not is_grouped(number) and (len(number) != 1 or not _CODED.fullmatch(number[0].text)):
        return False
    return near and abs(line.x0 - number[0].x0) <= _SAME and sum(map(str.isalpha, line.text)) >= _LETTERS


def _is_name_below(line: Line, cells: dict[str, list[Word]]) -> bool:
    """Whether a line names the goods below their number, where no column has texts: "Rubber blanket 1052 x 840".

    It begins where the number does, right of the position, is one text, and ends before the amounts.
    """
    code, amount = cells.get("article", []), cells.get("amount", [])
    if len(code) != 1 or not amount or not cells.get("position") or cells.get("description"):
        return False
    lettered = any(len(one.text) >= _LETTERS and one.text.isalpha() for one in line.words)
    begins = abs(line.x0 - code[0].x0) <= _SAME and not is_code(line.words[0].text)
    return begins and lettered and line.x1 < amount[0].x0 and len(line.segments(_RUN)) == 1


_CODED: Final = re.compile(r"(?=.*\d)\w[\w./-]{2,24}")
_HAIR: Final = 4.0
_SAME: Final = 3.0
"""Points between left edges that are one."""
_LETTERS: Final = 3
