"""Pages of words drawn from text, for tests of the readers of orders that need no PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Line, Page, Word


def page_of(text: str, places: tuple[int, ...], *, step: float = 14, blank: float = 3) -> Page:
    """Lines `step` points apart, words `blank`; what is parted by | begins at the places, in points from the left.

    "^" at the end of a line: the next one is near. "~": it begins before this one ends.
    """
    words: list[Word] = []
    y = 60.0
    for line in text.split("\n"):
        for place, cell in zip(places, line.rstrip("^~").split("|"), strict=False):
            x = float(place)
            for word in cell.split():
                words.append(Word(word, x, y, x + 5 * len(word), y + 10, 1000))
                x += 5 * len(word) + blank
        y += 11 if line.endswith("^") else 5 if line.endswith("~") else step
    return Page(1, 595, 842, words, "text-layer")


def read(text: str, places: tuple[int, ...]) -> Extract:
    """What the reader makes of one page of text."""
    return extract([page_of(text, places)], Document(b"", "order.pdf"), "pdf", fuzzy=False)


def lines_of(found: Extract) -> list[dict[str, str]]:
    """The order lines: the first value of each name, as printed."""
    return [{name: values[0].raw for name, values in child.values.items()} for child in found.root.children]


def line_of(text: str, y: float = 100) -> Line:
    """One line of words; those parted by two blanks stand apart."""
    words: list[Word] = []
    x = 50.0
    for run in text.split("  "):
        for word in run.split():
            words.append(Word(word, x, y, x + 5 * len(word), y + 9, 1000))
            x += 5 * len(word) + 3
        x += 40 if run.strip() else 0
    return Line(Page(1, 595, 842, words, "text-layer"), words)


def read_fax(words: list[Word], again: Mapping[str, Sequence[str]] | None) -> Extract:
    """What the reader makes of a recognised page. `again`: readings of a text by its first one; else the same four."""
    page = Page(1, 595, 842, words, "rapidocr")

    def second(asked: Sequence[Word]) -> Iterator[str]:
        text = " ".join(one.text for one in asked)
        yield from (again or {}).get(text, [text] * 4)

    page.second = second
    return extract([page], Document(b"", "fax.tif", "image/tiff", "fax"), "fax", fuzzy=True)


def raws(found: Extract, name: str) -> list[str]:
    """A value of all order lines that have it, as printed."""
    return [line.values[name][0].raw for line in found.root.children if line.values.get(name)]
