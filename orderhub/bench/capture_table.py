"""`orderhub bench capture`: every figure of capture in one table, beside what is asked of it.

Parts: mails, layouts, corpora (generated orders as PDF), fax, pdfs, mailbox, learning. A part that cannot run here says
why and breaks nothing. Of the sets that are held apart only sums are said, never which mail or paper was missed.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

from orderhub.bench import capture_safety, fax_pages, fax_sets, layout_score, mail_classes, scans
from orderhub.bench.column_orders import reordered_pages
from orderhub.bench.composed import LANGUAGES, Half, composed_pages
from orderhub.bench.forms import papers_of
from orderhub.bench.layouts import Paper
from orderhub.bench.layouts_apart_a import APART_A
from orderhub.bench.layouts_apart_b import APART_B
from orderhub.bench.layouts_apart_c import APART_C
from orderhub.bench.layouts_apart_e import APART_E
from orderhub.bench.layouts_more2 import MORE2
from orderhub.bench.printed import SETS as PRINTED
from orderhub.bench.printed import need_fonts, pages_of, printed_papers
from orderhub.bench.printed import papers_of as papers_printed
from orderhub.errors import SettingsError
from orderhub.mapping_files import catalog
from orderhub.settings import Settings, environment

_CHECKOUT: Final = Path(__file__).parents[2]
_MAILS: Final = _CHECKOUT / "tests" / "parsers" / "mails"
_EACH: Final = 4
_FAX_PAGES: Final = 8
_MAIL_SETS: Final = (
    ("development", ("development", "kept_apart", "later", "last")), ("once apart A", ("apart_a",)),
    ("once apart B", ("apart_b",)), ("once apart C", ("apart_c",)), ("once apart D", ("apart_d",)),
    ("once apart E", ("apart_e",)), ("known F", ("known_f",)), ("once apart F", ("apart_f",)),
    ("once apart G", ("apart_g",)), ("once apart H", ("apart_h",)), ("known K", ("known_k",)),
    ("once apart K", ("apart_k",)), ("once apart L", ("apart_l",)), ("once apart M", ("apart_m",)),
    ("known N", ("known_n",)), ("apart N", ("apart_n",)), ("known O", ("known_o",)), ("apart O", ("apart_o",)),
)  # fmt: skip
_LAYOUT_SETS: Final = {
    "layouts-known": ("known", 99), "layouts-apart": ("earlier apart", 97), "forms-known": ("known forms", 97),
    "apart-a": ("once apart A", 97), "apart-b": ("once apart B", 97), "apart-c": ("once apart C", 97),
    "apart-d": ("once apart D", 97), "apart-e": ("once apart E", 97), "apart-f": ("once apart F", 97),
    "known-i": ("known I", 99), "apart-j": ("once apart J", 97), "known-k": ("known K", 99),
    "apart-l": ("once apart L", 97), "known-m": ("known M", 99), "apart-n": ("once apart N", 97),
    "apart-o": ("once apart O", 97),
    "apart-p": ("once apart P", 97), "known-q": ("known Q", 99), "apart-r": ("once apart R", 97),
    "apart-s": ("once apart S", 97), "known-t": ("known T", 99), "known-u": ("known U", 99),
    "apart-v": ("once apart V", 97), "apart-w": ("once apart W", 97), "known-x": ("known X", 99),
    "apart-y": ("apart Y", 97), "composed-known": ("composed, known parts", 99),
    "composed-apart": ("composed, once apart", 97), "columns-moved": ("D to Y, columns moved", 97),
    "two-bound": ("D to Y, two orders in a PDF, upside down", 97),
}  # fmt: skip
"""Name and share of lines asked of each set."""
_FORM_SETS: Final = (
    ("forms-known", MORE2), ("apart-a", APART_A), ("apart-b", APART_B), ("apart-c", APART_C), ("apart-e", APART_E),
)  # fmt: skip
_PRINTED_SETS: Final = (
    "apart-d", "apart-f", "known-i", "apart-j", "known-k", "apart-l", "known-m", "apart-n", "apart-o", "apart-p",
    "known-q", "apart-r", "apart-s", "known-t", "known-u", "apart-v", "apart-w",
    "known-x", "apart-y",
)  # fmt: skip
_COMPOSED_SETS: Final = ("composed-known", "composed-apart")
_COMPOSED_LAYOUTS, _COMPOSED_EACH = 30, 2
"""Of each language."""
_FAX_SETS: Final = {"g": "once apart G", "h": "once apart H"}
_FAX_GRADES: Final = (
    # Words of the condition, name, share of lines and of header values asked; nothing is asked of ruined pages.
    (("clean_fine", "typ_fine", "fine"), "fine", 95, 95), (("clean_std", "typ_std", "standard"), "standard", 88, 85),
    (("bad_fine", "bad_std", "ruined"), "ruined", 0, 0),
)  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One figure. `met` is empty where nothing is asked or nothing could be measured."""

    part: str
    of: str
    """The set."""
    figure: str
    value: str
    asked: str = ""
    met: bool | None = None
    promise: bool = False
    """Not met, it fails the run: 0 wrong accepted, 0 orders lost, 0 crashes."""


def corpora(given: Path | None = None) -> Path:
    """Folder of the files that others made: as given, ORDERHUB_CORPORA, or beside the checkout."""
    return given or Path(environment().get("ORDERHUB_CORPORA", _CHECKOUT.parent / "shared" / "corpora"))


def table(configured: Settings, only: Sequence[str] = (), files: Path | None = None) -> Iterator[Row]:
    """The rows of the parts named in `only`, of all where it is empty, each as soon as it is known."""
    folder = corpora(files)
    for name, part in PARTS.items():
        if not only or name in only:
            yield from part(configured, folder)


def broken(rows: Sequence[Row]) -> bool:
    """Whether a promise is not kept."""
    return any(row.promise and row.met is False for row in rows)


def _share(part: int, whole: int, least: float, row: tuple[str, str, str]) -> Row:
    if not whole:
        return Row(*row, "none to read")
    value = 100 * part / whole
    asked, met = (f">= {least:g} %", value >= least) if least else ("", None)
    return Row(*row, f"{value:.1f} % ({part}/{whole})", asked, met)


def _none(count: int, row: tuple[str, str, str]) -> Row:
    return Row(*row, f"{count}", "0", count == 0, promise=True)


def _cannot(part: str, of: str, why: str) -> Row:
    return Row(part, of, "not measured here", why)


def _mails(configured: Settings, _: Path) -> Iterator[Row]:
    known = catalog(configured.mappings_dir)
    for of, names in _MAIL_SETS:
        folders = [_MAILS / name for name in names]
        if not all(folder.is_dir() for folder in folders):
            yield _cannot("mails", of, f"no {folders[0]}: the mails are in a checkout only")
            continue
        found = mail_classes.score(folders, known)
        yield _share(found.right, found.total, 95, ("mails", of, "class right"))
        yield _none(found.orders_lost, ("mails", of, "orders lost"))


def _layouts(configured: Settings, _: Path) -> Iterator[Row]:
    if find_spec("reportlab") is None:
        yield _cannot("layouts", "drawn", "reportlab is not installed (the extra dev)")
    else:
        for drawn in layout_score.score_layouts(configured):
            yield from _layout_rows(drawn)
        for name, forms in _FORM_SETS:
            yield from _layout_rows(layout_score.score_papers(name, list(papers_of(forms, _EACH)), configured))
    for name in (*_PRINTED_SETS, *_COMPOSED_SETS, "columns-moved", "two-bound"):
        try:
            papers = _printed(name, configured.home / "bench" / "printed")
        except SettingsError as error:
            yield _cannot("layouts", _LAYOUT_SETS[name][0], str(error))
        else:
            yield from _layout_rows(layout_score.score_papers(name, papers, configured))


def _printed(name: str, folder: Path) -> list[Paper]:
    if name in _PRINTED_SETS:
        return printed_papers(name[-1], _EACH, folder)
    need_fonts()
    if name == "columns-moved":
        moved = [one for each in PRINTED for one in reordered_pages(pages_of(each), 1)]
        return papers_printed(moved, 1, folder)
    if name == "two-bound":
        bound = [one._replace(orders=2, rotate=180) for each in PRINTED for one in pages_of(each)]
        return papers_printed(bound, 1, folder)
    half: Half = "apart" if name.endswith("apart") else "known"
    pages = [one for language in LANGUAGES for one in composed_pages(language, half, _COMPOSED_LAYOUTS)]
    return papers_printed(pages, _COMPOSED_EACH, folder)


def _layout_rows(found: layout_score.LayoutScore) -> Iterator[Row]:
    of, least = _LAYOUT_SETS[found.condition]
    yield _share(found.lines_right, found.lines, least, ("layouts", of, "lines column-exact"))
    yield _share(found.headers_right, found.headers, 97, ("layouts", of, "header values"))
    unmarked = found.wrong_lines_accepted
    yield Row("layouts", of, "wrong lines without a mark", f"{unmarked}", "0", unmarked == 0)
    yield _none(found.wrong_lines_after_trust, ("layouts", of, "wrong lines accepted"))
    yield Row("layouts", of, "papers nobody looks at", f"{found.touchless_papers} of {found.papers}")
    rate = found.pages_per_s
    yield Row("layouts", of, "pages/s per core", f"{rate:.1f}", ">= 8", rate >= 8)


def _sum(scores: Sequence[Any], name: str) -> int:
    return sum(getattr(one, name) for one in scores)


def _corpora(configured: Settings, files: Path) -> Iterator[Row]:
    folder = files / "capture" / "generated-po-pdf"
    if not folder.is_dir():
        yield _cannot("corpora", "generated-po-pdf", f"no {folder}; set ORDERHUB_CORPORA")
        return
    found = scans.score_folder(folder, configured)
    row = ("corpora", "generated-po-pdf")
    yield _share(_sum(found, "touchless_lines"), _sum(found, "lines"), 99, (*row, "lines touchless"))
    yield _share(_sum(found, "headers_right"), _sum(found, "headers"), 97, (*row, "header values"))
    yield _none(_sum(found, "wrong_lines_accepted"), (*row, "wrong lines accepted"))


def _fax(configured: Settings, files: Path) -> Iterator[Row]:
    folder = files / "capture" / "generated-fax"
    if folder.is_dir():
        found = scans.score_folder(folder, configured)
        for conditions, grade, lines, headers in _FAX_GRADES:
            of = [one for one in found if one.condition in conditions]
            row = ("fax", f"generated {grade}")
            yield _share(_sum(of, "touchless_lines"), _sum(of, "lines"), lines, (*row, "lines touchless"))
            yield _share(_sum(of, "headers_right"), _sum(of, "headers"), headers, (*row, "header values"))
            yield _none(_sum(of, "wrong_lines_accepted"), (*row, "wrong lines accepted"))
            yield _per_page(sum(one.cpu_s for one in of) / (_sum(of, "pages") or 1), row)
    else:
        yield _cannot("fax", "generated-fax", f"no {folder}; set ORDERHUB_CORPORA")
    yield from _own_fax(configured)


def _own_fax(configured: Settings) -> Iterator[Row]:
    if find_spec("reportlab") is None:
        yield _cannot("fax", "own pages", "reportlab is not installed (the extra dev)")
        return
    for known, words in ((True, "own"), (False, "once apart")):
        for one in fax_pages.score(known=known, pages=_FAX_PAGES, configured=configured):
            yield from _fax_rows(words, one)
    for name, words in _FAX_SETS.items():
        for one in fax_sets.score_set(name, pages=_FAX_PAGES, configured=configured):
            yield from _fax_rows(words, one)


def _fax_rows(of: str, found: fax_pages.FaxScore) -> Iterator[Row]:
    _, grade, lines, headers = next(one for one in _FAX_GRADES if found.condition in one[0])
    row = ("fax", f"{of} {grade}")
    yield _share(round(found.lines_touchless * found.lines), found.lines, lines, (*row, "lines touchless"))
    yield _share(round(found.header_values * found.headers), found.headers, headers, (*row, "header values"))
    yield _none(found.wrong_accepted, (*row, "wrong lines accepted"))
    yield _per_page(found.seconds_per_page, row)


def _per_page(seconds: float, row: tuple[str, str]) -> Row:
    return Row(*row, "CPU s per page", f"{seconds:.2f}", "<= 7", seconds <= 7)


def _pdfs(configured: Settings, files: Path) -> Iterator[Row]:
    if not files.is_dir():
        yield _cannot("pdfs", "corpora", f"no {files}; set ORDERHUB_CORPORA")
        return
    with tempfile.TemporaryDirectory(prefix="ohb") as folder:
        # Pages that were recognised before would be taken from the hub's folder.
        afresh = configured.model_copy(update={"home": Path(folder)})
        found = capture_safety.read_all(sorted(files.rglob("*.[pP][dD][fF]")), afresh)
    of = f"{found.files} files"
    yield Row("pdfs", of, "slowest to a state", f"{found.slowest_s:.1f} s", "<= 10 s", found.slowest_s <= 10)
    share = found.memory_share
    yield Row("pdfs", of, "child's peak memory", f"{found.peak_mb:.0f} MB, {100 * share:.0f} % of its limit", "< 100 %",
              share < 1)  # fmt: skip
    yield _none(len(found.crashes), ("pdfs", of, "crashes in the parent"))
    yield from (Row("pdfs", of, "crash", crash) for crash in found.crashes)
    yield _none(found.files - found.states, ("pdfs", of, "without a state"))


def _mailbox(configured: Settings, _: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="ohb") as folder:
        # The database server may run as another user.
        Path(folder).chmod(0o755)
        began = time.perf_counter()
        rate = capture_safety.store_mails(Path(folder) / "home", configured)
    row = ("mailbox", f"in {time.perf_counter() - began:.0f} s")
    yield Row(*row, "stored and hashed, no IMAP", f"{rate:.0f} mails/s per core", "> 300", rate > 300)
    yield _cannot("mailbox", "2,000 mails", "kills, moves and watcher on a real Dovecot: tools/mailbox_acceptance.py")


def _learning(_: Settings, __: Path) -> Iterator[Row]:
    """`orderhub.bench.learning`: score() -> layouts, fields, right_before, right_after, harmful, harmful_refused."""
    name = "orderhub.bench.learning"
    if find_spec(name) is None or find_spec("reportlab") is None:
        yield _cannot("learning", "drawn layouts", f"there is no {name}, or reportlab is not installed (the extra dev)")
        return
    found = import_module(name).score()
    whole = getattr(found, "fields", found.layouts)
    of = f"{found.layouts} layouts"
    yield Row("learning", of, "layouts taught", f"{found.layouts}", ">= 20", found.layouts >= 20)
    yield _share(found.right_before, whole, 0, ("learning", of, "right before"))
    yield _share(found.right_after, whole, 100, ("learning", of, "right on the next document"))
    harmful = getattr(found, "harmful", whole)
    yield _share(found.harmful_refused, harmful, 100, ("learning", of, "harmful corrections refused"))


PARTS: Final[dict[str, Callable[[Settings, Path], Iterator[Row]]]] = {
    "mails": _mails, "layouts": _layouts, "corpora": _corpora, "fax": _fax, "pdfs": _pdfs, "mailbox": _mailbox,
    "learning": _learning,
}  # fmt: skip


def as_line(row: Row) -> str:
    """A row for people."""
    met = {True: "yes", False: "NO", None: "-"}[row.met]
    return f"{row.part:<9}{row.of:<23}{row.figure:<29}{row.value:<26}{row.asked:<10}{met}".rstrip()


HEAD: Final = f"{'part':<9}{'set':<23}{'figure':<29}{'found':<26}{'asked':<10}met"
