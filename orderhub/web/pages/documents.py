"""The intake: the books of each source, every document by outcome, and the page of one document."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Form, HTTPException, Query
from fastapi.responses import Response

from orderhub.errors import OrderHubError
from orderhub.steps import review
from orderhub.steps.alarms import END_MIN
from orderhub.steps.hub import Hub
from orderhub.steps.unlock import ASKING, unlock
from orderhub.steps.use_part import use_part
from orderhub.store import books, incidents, pages_intake, pages_order, status
from orderhub.store.pages_intake import OUTCOMES, DocumentsWanted
from orderhub.web.context import Context, Here, Said, done, render
from orderhub.web.pages import order_view, originals
from orderhub.web.pages.paging import Paging, query_string

router = APIRouter()
router.include_router(originals.router)
_PERIODS = (1, 7, 30, 365)


class Period(msgspec.Struct, frozen=True):
    """Whole days of the merchant's zone, or where none are chosen the last `days` days."""

    days: int
    begin: date | None
    to: date | None


def _period(days: int = 7, begin: Annotated[date | None, Query(alias="from")] = None, to: date | None = None) -> Period:
    return Period(days if days in _PERIODS else 7, begin, to)


@router.get("/intake")
def intake(
    at: Context,
    period: Annotated[Period, Depends(_period)],
    outcome: str = "all",
    kind: str = "",
    source: str = "",
    q: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The books and the documents of the days `from` to `to`, or of the last `days` days."""
    days, begin, to = period.days, period.begin, period.to
    since = _midnight(at, begin) if begin else at.now - timedelta(days=days)
    until = _midnight(at, to + timedelta(days=1)) if to else None
    wanted = DocumentsWanted(
        outcome=outcome if outcome in OUTCOMES else "all", class_=kind, source=source, words=q.strip(), until=until,
        page=page,
    )  # fmt: skip
    late = at.now - timedelta(minutes=END_MIN)
    with at.database.begin() as tx:
        found = books.books(tx, begin=since, end=until, late=late)
        wrong = incidents.open_incidents(tx)
        strays = status.strays(tx)
        counts = pages_intake.outcome_counts(tx, wanted, since)
        classes = pages_intake.class_counts(tx, since, until)
        rows = pages_intake.document_list(tx, wanted, since)
        reasons = pages_intake.reasons_of(tx, [row.id for row in rows if row.state in ("unreadable", "not_an_order")])
        refused = pages_intake.refused_arrivals(tx, since)
    counts["orders"] = counts.get("orders", 0) + counts.pop("opened", 0)
    query = {
        "outcome": "" if wanted.outcome == "all" else wanted.outcome, "kind": kind, "source": source,
        "q": wanted.words, "days": "" if days == 7 else str(days),
        "from": begin.isoformat() if begin else "", "to": to.isoformat() if to else "",
    }  # fmt: skip
    return render(
        at, "intake.html", area="intake", books=found, tokens=_tokens(at), incidents=wrong, strays=strays,
        begin=begin, to=to, counts=counts, classes=classes, rows=rows,
        reasons={key: [order_view.as_finding(one) for one in found] for key, found in reasons.items()},
        refused=refused, wanted=wanted, days=days, periods=_PERIODS, outcomes=OUTCOMES, query=query,
        link=lambda **changes: query_string({**query, **changes}), in_words=order_view.in_words,
        paging=Paging(page=page, size=wanted.size, total=counts.get(wanted.outcome, 0), query=query),
    )  # fmt: skip


def _tokens(at: Here) -> dict[str, tuple[date, bool]]:
    """By source, the day its access ends if nobody uses it, and whether somebody must act soon."""
    return {
        name: (one.refresh_until.astimezone(at.write.zone).date(), one.is_ending(at.now))
        for name, one in at.services.tokens().items()
        if one.refresh_until is not None
    }


def _midnight(at: Here, day: date) -> datetime:
    return datetime.combine(day, time(0), at.write.zone)


@router.get("/documents/{document_id}")
def document_page(at: Context, document_id: int) -> Response:
    """One document: what it was, what became of it, and itself."""
    with at.database.begin() as tx:
        row = pages_order.find_document(tx, document_id) if document_id < 2**63 else None
        if row is None:
            raise HTTPException(status_code=404)
        family = pages_order.family(tx, row)
        found = [order_view.as_finding(one) for one in pages_order.open_findings(tx, document_id=document_id)]
        events = pages_order.events_of(tx, document_id=document_id)
        orders = pages_order.orders_of(tx, document_id)
    places = {f"finding-{number}": one.where for number, one in enumerate(found, start=1)}
    return render(
        at, "document.html", area="intake", row=row, document=row, family=family, findings=found, events=events,
        orders=orders, original=originals.load(at, row, places, {}, found), in_words=order_view.in_words,
        locked=any(one.code in ASKING for one in found),
    )  # fmt: skip


@router.post("/documents/{document_id}/use")
def use(at: Context, document_id: int, part: Annotated[str, Form(max_length=300)]) -> Response:
    """Have a part read that was left aside."""
    hub = Hub(database=at.database, originals=at.originals)
    try:
        identity = use_part(hub, document_id, part, at.actor)
    except OrderHubError as fault:
        return done(at, f"/documents/{document_id}", [Said("bad", fault.text(at.write.language))])
    finally:
        hub.pool.close()  # its children are for this one reading; the database is the page's
    return done(at, f"/documents/{identity}", [Said("good", at.write.t("done.retried"))])


@router.post("/documents/{document_id}/password")
def password(at: Context, document_id: int, password: Annotated[str, Form(max_length=200)]) -> Response:
    """Have a protected document read with its password, which is forgotten afterwards."""
    hub = Hub(database=at.database, originals=at.originals)
    try:
        unlock(hub, document_id, password, at.actor)
    except OrderHubError as fault:
        return done(at, f"/documents/{document_id}", [Said("bad", fault.text(at.write.language))])
    finally:
        hub.pool.close()  # its children are for this one reading; the database is the page's
    return done(at, f"/documents/{document_id}", [Said("good", at.write.t("done.unlocked"))])


@router.post("/documents/{document_id}/retry")
def retry(at: Context, document_id: int) -> Response:
    """Have a document read once more."""
    try:
        review.retry_document(at.database, document_id, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, f"/documents/{document_id}", [Said("bad", fault.text(at.write.language))])
    return done(at, f"/documents/{document_id}", [Said("good", at.write.t("done.retried"))])
