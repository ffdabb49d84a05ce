"""Learning pages: what one correction teaches, with the words of the picture to choose from; all that was learned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Final
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Form, HTTPException, Path, Query
from fastapi.responses import Response

from orderhub import messages
from orderhub.document import Box
from orderhub.errors import OrderHubError
from orderhub.mapping import learned_text
from orderhub.mapping.anchors import BELOW, COLUMN, Anchor, Paper
from orderhub.mapping.lessons import entries_of
from orderhub.mapping.snapshot import unpack_paper
from orderhub.mapping_files import catalog
from orderhub.order import changes
from orderhub.steps import layouts as forms
from orderhub.steps import learned as outcomes
from orderhub.steps.teaching import Mark, Taught, Teacher
from orderhub.store import learned, pages_order
from orderhub.store import orders as order_rows
from orderhub.web import fields
from orderhub.web.context import Context, Here, Said, done, render
from orderhub.web.formatting import Writer

router = APIRouter()
MAX_LESSONS: Final = 8
"""Corrected fields of one form that are learned from."""
_QUIET: Final = frozenset({"learn.field-unknown", "learn.no-code", "learn.no-paper"})
"""Faults nobody has to hear of who only left the box ticked."""
_PAGES: Final = 5
_WORDS: Final = 1500
_DIGITS: Final = re.compile(r"\\d\{(\d+),(\d+)\}")


class WordBox(msgspec.Struct, frozen=True):
    """A printed word on the picture and the address that chooses it."""

    x: int
    y: int
    width: int
    height: int
    text: str
    link: str
    chosen: bool


def teacher(at: Here) -> Teacher:
    """What teaching works with, for this request."""
    return Teacher(at.database, at.originals, at.services.mappings())


def learn_from(at: Here, order_id: int, paths: Sequence[str]) -> tuple[list[Said], str]:
    """Learn from corrected fields; what to say, and the path of a field for which somebody has to choose a place."""
    said: list[Said] = []
    choose = ""
    for path in paths[:MAX_LESSONS]:
        name = fields.label(path, at.write)
        try:
            taught = teacher(at).teach(order_id, path, at.actor, at.now)
        except OrderHubError as fault:
            if fault.code in _QUIET:
                continue
            said.append(Said("bad", messages.text(fault.code, at.write.language, {**fault.params, "path": name})))
            continue
        if taught.outcome == "choose":
            choose = choose or path
        said.append(_said(taught, name, at.write))
    return said, choose


def settle(at: Here) -> None:
    """Bring the files in step after corrections."""
    outcomes.settle_files(at.database, at.services.mappings(), at.now)


def address(order_id: int, path: str, **more: str) -> str:
    """The address of the page that teaches one field."""
    return f"/orders/{order_id}/learn?{urlencode({'path': path, **more})}"


def _said(taught: Taught, name: str, write: Writer) -> Said:
    if taught.outcome == "learned":
        words = write.t("learn.done", field=name, how=in_words(taught.entry, write), verdict=verdict(taught, write))
        return Said("good", words)
    code, facts = taught.said()
    facts = {**facts, "entry": in_words(taught.entry, write)} if taught.entry else facts
    if "path" in facts:
        return Said("good", messages.text(code, write.language, {**facts, "path": name}))
    text = messages.text(code, write.language, facts)
    return Said("good" if taught.outcome == "known" else "bad", f"{name}: {text}")


def verdict(taught: Taught, write: Writer) -> str:
    """What the replay said, in one sentence."""
    count = taught.verdict.agrees
    return write.t("learn.agrees_one" if count == 1 else "learn.agrees" if count else "learn.agrees_none", count=count)


def in_words(entry: str, write: Writer) -> str:
    """An entry of the file as people say it: right of "Vorgangskennung", 6 to 8 digits."""
    found = learned_text.entry_of(entry)
    if not isinstance(found, Anchor):
        return write.t("learn.means", raw=found[0], value=found[1])
    key = {BELOW: "learn.below", COLUMN: "learn.column"}.get(found.where, "learn.right")
    words = write.t(key, label=found.label)
    if found.shape is None:
        return words
    digits = _DIGITS.fullmatch(found.shape.pattern)
    shape = (
        write.t("learn.digits", low=digits[1], high=digits[2])
        if digits
        else write.t("learn.shape", shape=found.shape.pattern)
    )
    return f"{words}, {shape}"


@router.get("/orders/{order_id}/learn")
def lesson_page(
    at: Context, order_id: int, path: str, page: Annotated[int, Query(ge=0, le=1000)] = 0, box: str = ""
) -> Response:
    """What would be learned from one corrected field; a click on a word of the picture chooses it."""
    row, order = _found(at, order_id, path)
    mark = _mark(page, box)
    taught, fault = _tried(at, order_id, path, mark)
    with at.database.begin() as tx:
        content = learned.paper_of(tx, order_id)
        document = pages_order.find_document(tx, row.document_id)
        here = [one for one in learned.of_order(tx, order_id) if one.path == path]
    return render(
        at, "learn.html", area="queue", row=row, path=path, name=fields.label(path, at.write),
        value=fields.shown(path, changes.get(order, path), at.write), taught=taught, fault=fault, mark=mark, box=box,
        sheets=_sheets(content, order_id, path, mark), document=document, said_of=_words_of, verdict=verdict,
        in_words=in_words, address=address, kept=here,
        code_words=_refusal(taught, at.write) if taught else "",
    )  # fmt: skip


@router.post("/orders/{order_id}/learn")
def learn(
    at: Context, order_id: int, path: Annotated[str, Form(max_length=200)],
    page: Annotated[int, Form(ge=0, le=1000)] = 0, box: Annotated[str, Form(max_length=40)] = "",
) -> Response:  # fmt: skip
    """Learn it."""
    _found(at, order_id, path)
    name = fields.label(path, at.write)
    try:
        taught = teacher(at).teach(order_id, path, at.actor, at.now, mark=_mark(page, box))
    except OrderHubError as fault:
        words = messages.text(fault.code, at.write.language, {**fault.params, "path": name})
        return done(at, address(order_id, path), [Said("bad", words)])
    back = f"/orders/{order_id}" if taught.outcome in {"learned", "known"} else address(order_id, path)
    return done(at, back, [_said(taught, name, at.write)])


@router.get("/learned")
def learned_page(at: Context, partner: str = "") -> Response:
    """All that was learned, by partner, with what it has proved."""
    with at.database.begin() as tx:
        rows, layouts = learned.listed(tx), forms.listed(tx)
    partners = sorted({one.partner for one in rows} | {one.row.partner for one in layouts})
    chosen = [one for one in rows if partner in {"", one.partner}]
    try:
        known = catalog(at.services.mappings())
        held = {(name, *one) for name in {row.profile for row in chosen} for one in entries_of(known.learned(name))}
        fault = ""
    except OrderHubError as error:
        held, fault = set(), error.text(at.write.language)
    return render(
        at, "learned.html", area="learned", rows=chosen, partners=partners, partner=partner, fault=fault,
        label=lambda path: fields.label(path, at.write), in_words=in_words,
        layouts=[one for one in layouts if partner in {"", one.row.partner}],
        is_held=lambda row: (row.profile, row.level, row.field, row.entry) in held,
    )  # fmt: skip


@router.post("/learned/{learned_id}/retire")
def retire(at: Context, learned_id: int) -> Response:
    """Take something learned out of use."""
    return _moved(at, learned_id, "retired")


@router.post("/learned/{learned_id}/restore")
def restore(at: Context, learned_id: int) -> Response:
    """Use it again."""
    return _moved(at, learned_id, "restored")


@router.post("/learned/layouts/{layout_id}/forget")
def forget_layout(at: Context, layout_id: Annotated[int, Path(ge=0, lt=2**63)]) -> Response:
    """Ask for all confirmations of a layout of paper again."""
    try:
        forms.forget(at.database, layout_id, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, "/learned", [Said("bad", fault.text(at.write.language))])
    return done(at, "/learned", [Said("good", at.write.t("layout.forgotten"))])


def _moved(at: Here, learned_id: int, deed: str) -> Response:
    act = outcomes.retire if deed == "retired" else outcomes.restore
    try:
        act(at.database, at.services.mappings(), learned_id, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, "/learned", [Said("bad", fault.text(at.write.language))])
    return done(at, "/learned", [Said("good", at.write.t(f"learn.{deed}"))])


def _found(at: Here, order_id: int, path: str) -> tuple[Any, Any]:
    with at.database.begin() as tx:
        row = pages_order.find_order(tx, order_id) if order_id < 2**63 else None
        if row is None:
            raise HTTPException(status_code=404)
        order = order_rows.canonical_of(tx, order_id, learned.revision_as_read(tx, order_id))
    try:
        changes.get(order, path)
    except OrderHubError:
        raise HTTPException(status_code=404) from None
    return row, order


def _tried(at: Here, order_id: int, path: str, mark: Mark | None) -> tuple[Taught | None, OrderHubError | None]:
    try:
        return teacher(at).teach(order_id, path, at.actor, at.now, mark=mark, dry_run=True), None
    except OrderHubError as fault:
        return None, fault


def _refusal(taught: Taught, write: Writer) -> str:
    if taught.outcome == "learned":
        return ""
    code, facts = taught.said()
    return messages.text(
        code, write.language, {**facts, "entry": in_words(taught.entry, write) if taught.entry else ""}
    )


def _words_of(taught: Taught, write: Writer) -> str:
    return in_words(taught.entry, write)


def _mark(page: int, box: str) -> Mark | None:
    numbers = re.fullmatch(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})", box)
    if not page or numbers is None:
        return None
    left, top, right, bottom = (min(10_000, int(one)) for one in numbers.groups())
    return Mark(page, (left, top, right, bottom))


def _sheets(content: bytes, order_id: int, path: str, mark: Mark | None) -> list[tuple[int, list[WordBox]]]:
    """Pages with the boxes of their words; none where the order is on no paper."""
    if not content:
        return []
    paper = Paper(unpack_paper(content).sheets)
    found = []
    for laid in paper.pages[:_PAGES]:
        number, lie = laid.sheet.number, laid.sheet.lie
        boxes = [(word, lie.box([word])) for word in laid.sheet.words[:_WORDS]]
        found.append((number, [_word(word.text, box, number, (order_id, path), mark) for word, box in boxes]))
    return found


def _word(text: str, box: Box, page: int, lesson: tuple[int, str], mark: Mark | None) -> WordBox:
    left, top, right, bottom = box
    link = address(*lesson, page=str(page), box=",".join(map(str, box)))
    chosen = mark is not None and mark.page == page and mark.box == box
    return WordBox(left, top, max(right - left, 1), max(bottom - top, 1), text, link, chosen)
