"""The order page: the original beside the fields, and what a person can do about the order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from orderhub.document import Finding
from orderhub.errors import OrderHubError
from orderhub.order import changes
from orderhub.order.priority import Calendar, urgency
from orderhub.order.states import State
from orderhub.steps import review
from orderhub.store import masterdata, pages, pages_order
from orderhub.store import orders as order_rows
from orderhub.web import fields
from orderhub.web.context import Context, Here, Said, done, render
from orderhub.web.original import Original
from orderhub.web.pages import learn, order_view, originals

router = APIRouter()
_LINES_SHOWN: Final = 200
_REPORT_S: Final = 60
"""Longest span one report may tell; the page reports every 15 seconds."""
_OVERTAKEN: Final = "order.changed-meanwhile"
_FIELD: Final = "f:"
"""Prefix of the form fields that hold values, followed by the path."""


@router.get("/orders/{order_id}")
def order_page(
    at: Context,
    order_id: int,
    document: Annotated[int | None, Query()] = None,
    line: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """The order. `document` shows another part of the arrival on the left, `line` is the first line shown."""
    return _show(at, order_id, document, line)


def _show(
    at: Here, order_id: int, document: int | None = None, line: int = 1, *, typed: Mapping[str, str] | None = None,
    conflict: OrderHubError | None = None,
) -> Response:  # fmt: skip
    """The page; after a conflict with what was `typed` still in its fields and the words of the `conflict` on top."""
    with at.database.begin() as tx:
        row = _row(tx, order_id)
        page = order_view.gather(tx, row, at.write, line, _LINES_SHOWN)
        following = pages.next_to_check(tx, order_id)
        made_here = pages_order.made_by_correction(tx, order_id)
        rules = masterdata.rules_of(tx, row.partner)
    left, shown = _original(at, page, document, line)
    in_review = row.state == State.IN_REVIEW
    due = row.due_at
    return render(
        at, "order.html", status=409 if conflict else 200, area="queue", typed=typed or {},
        conflict=conflict, page=page, row=row, following=following, document=shown, original=left,
        human_made=made_here, desk_states=rules.states if rules else (),
        editable=in_review and at.user is not None and at.user.may_write, in_review=in_review, first_line=line,
        lines_shown=_LINES_SHOWN, in_words=order_view.in_words,
        urgency=urgency(at.now, row.received_at, due, Calendar(zone=at.write.zone.key)).value if due else "",
        is_open=row.state in pages.OPEN,
    )  # fmt: skip


async def _sent(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_sent)]


@router.post("/orders/{order_id}/release")
def release(at: Context, order_id: int, sent: Sent) -> Response:
    """Save what was corrected, then release."""
    said: list[Said] = []
    revision, typed = _typed(at, order_id, sent)
    try:
        if typed:
            revision = review.correct(at.database, order_id, typed, at.actor, at.now, expected_revision=revision)
            said.append(Said("good", at.write.t("done.saved")))
            said += _learned(at, order_id, typed, sent)[0]
        note = _text(sent, "note")
        hold = at.services.hold()
        review.release(at.database, order_id, at.actor, at.now, note, hold=hold, expected_revision=revision)
        said.append(Said("good", at.write.t("done.released")))
    except OrderHubError as fault:
        if fault.code == _OVERTAKEN:
            return _show(at, order_id, typed=typed, conflict=fault)
        said.append(Said("bad", fault.text(at.write.language)))
    return done(at, f"/orders/{order_id}", said)


@router.post("/orders/{order_id}/correct")
def correct(at: Context, order_id: int, sent: Sent) -> Response:
    """Save corrected fields as a new revision."""
    revision, typed = _typed(at, order_id, sent)
    if not typed:
        return done(at, f"/orders/{order_id}", [Said("good", at.write.t("order.nothing_to_save"))])
    try:
        review.correct(at.database, order_id, typed, at.actor, at.now, expected_revision=revision)
    except OrderHubError as fault:
        if fault.code == _OVERTAKEN:
            return _show(at, order_id, typed=typed, conflict=fault)
        return done(at, f"/orders/{order_id}", [Said("bad", fault.text(at.write.language))])
    said, choose = _learned(at, order_id, typed, sent)
    back = learn.address(order_id, choose) if choose else f"/orders/{order_id}"
    return done(at, back, [Said("good", at.write.t("done.saved")), *said])


def _learned(at: Here, order_id: int, typed: Mapping[str, str], sent: FormData) -> tuple[list[Said], str]:
    """Bring the files in step; learn from what was typed where the person wants it."""
    try:
        learn.settle(at)
    except OrderHubError as fault:
        return [Said("bad", fault.text(at.write.language))], ""
    wanted = [path for path, text in typed.items() if text] if _text(sent, "learn") else []
    return learn.learn_from(at, order_id, wanted)


@router.post("/orders/{order_id}/reject")
def reject(at: Context, order_id: int, reason: Annotated[str, Form(min_length=1, max_length=2000)]) -> Response:
    """Refuse the order with a reason."""
    try:
        review.reject(at.database, order_id, at.actor, reason.strip(), at.now)
    except OrderHubError as fault:
        return done(at, f"/orders/{order_id}", [Said("bad", fault.text(at.write.language))])
    return done(at, f"/orders/{order_id}", [Said("good", at.write.t("done.rejected"))])


@router.post("/orders/{order_id}/desk-state")
def set_desk_state(at: Context, order_id: int, state: Annotated[str, Form(max_length=80)] = "") -> Response:
    """Put the order into one of the merchant's own states, or take it out."""
    try:
        review.set_desk_state(at.database, order_id, state, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, f"/orders/{order_id}", [Said("bad", fault.text(at.write.language))])
    return done(at, f"/orders/{order_id}", [Said("good", at.write.t("done.desk_state"))])


@router.post("/orders/{order_id}/duplicate")
def decide_duplicate(at: Context, order_id: int, decision: Annotated[str, Form(pattern="^(same|both)$")]) -> Response:
    """Say whether a suspected duplicate is the same order."""
    chosen: Any = decision
    try:
        review.decide_duplicate(at.database, order_id, chosen, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, f"/orders/{order_id}", [Said("bad", fault.text(at.write.language))])
    return done(at, f"/orders/{order_id}", [Said("good", at.write.t(f"done.decided_{decision}"))])


@router.post("/orders/{order_id}/attention")
def attention(at: Context, order_id: int, seconds: Annotated[int, Form(ge=1, le=_REPORT_S)]) -> Response:
    """The page reports how long the person was active before it since its last report."""
    with at.database.begin() as tx:
        _row(tx, order_id)
        order_rows.pay_attention(tx, order_id, at.actor, seconds, at.now)
    return Response(status_code=204)


def _row(tx: Any, order_id: int) -> Any:
    row = pages_order.find_order(tx, order_id) if order_id < 2**63 else None
    if row is None:
        raise HTTPException(status_code=404)
    return row


def _original(
    at: Here, page: order_view.OrderPage, wanted: int | None, line: int
) -> tuple[Original, pages_order.DocumentRow]:
    """The document on the left: the one the order was read from, or another part of the same arrival."""
    shown = next((one for one in page.family if one.id == wanted), page.document)
    if shown.id == page.document.id:
        path = f"lines[{line}]." if line > 1 else ""
        return originals.load(at, shown, page.places, page.raws, _placed(page), path), shown
    elsewhere = {
        path: _in_its_part(where) for path, where in page.places.items() if where.part and where.part == shown.name
    }
    return originals.load(at, shown, elsewhere, page.raws), shown


_MARKS: Final = frozenset(("pdf.line-struck", "pdf.line-marked"))


def _placed(page: order_view.OrderPage) -> list[Finding]:
    """The findings that stand at a place of the document, their field's where they have none of their own."""
    found = []
    for one in page.findings:
        where = page.places.get(one.field or "", one.where) if one.where.offset is None else one.where
        # A mark on a picture is shown of its own; values have their boxes.
        is_mark = one.where.box is not None and one.code in _MARKS
        if (where.offset is not None or is_mark) and where.part is None:
            found.append(msgspec.structs.replace(one, where=where))
    return found


def _in_its_part(where: Any) -> Any:
    """A place in a part, as seen from that part."""
    return msgspec.structs.replace(where, part=None)


def _typed(at: Here, order_id: int, sent: FormData) -> tuple[int, dict[str, str]]:
    """The revision the form showed, and what a person changed of it: fields whose text differs from what it showed."""
    given = _text(sent, "revision")
    revision = int(given) if given.isdecimal() and len(given) < 9 else 0
    with at.database.begin() as tx:
        _row(tx, order_id)
        order = order_rows.canonical_of(tx, order_id, revision)
    values = dict(changes.fields(order))
    typed: dict[str, str] = {}
    for name, text in sent.multi_items():
        if name.startswith(_FIELD) and isinstance(text, str):
            path = name.removeprefix(_FIELD)
            if text.strip() != fields.shown(path, values.get(path), at.write).strip():
                typed[path] = text.strip()
    return revision, typed


def _text(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value.strip() if isinstance(value, str) else ""
