"""The queue: every order in one table, what is most urgent first. Filters live in the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from orderhub.errors import OrderHubError
from orderhub.order.priority import Calendar, urgency
from orderhub.steps import review
from orderhub.store import incidents, masterdata, pages
from orderhub.store import orders as order_rows
from orderhub.web.context import Context, Here, Said, done, render
from orderhub.web.pages import order_view
from orderhub.web.pages.paging import Paging, query_string

router = APIRouter()
_EVENING: Final = 18
_SOON: Final = timedelta(minutes=30)
_LATE: Final = timedelta(minutes=15)
_MAX_BULK: Final = 500


@router.get("/queue")
def queue(
    at: Context,
    tab: str = "check",
    channel: str = "",
    own: Annotated[str, Query(max_length=80)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    sort: str = "due",
    dir: str = "",  # noqa: A002 -- the name in the address
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The table with its tabs and the row of figures."""
    wanted = pages.Wanted(
        tab=tab if tab in pages.TABS else "check", channel=channel, desk_state=own, words=q.strip(),
        sort=sort if sort in pages.SORTS else "due", descending=dir == "desc", page=page,
    )  # fmt: skip
    since = last_evening(at.now, at.write.zone)
    with at.database.begin() as tx:
        rows = pages.queue(tx, wanted)
        counts = pages.tab_counts(tx, wanted)
        start = pages.start(tx, since, at.now, late=at.now - _LATE, soon=at.now + _SOON)
        channels = pages.channels(tx)
        wrong = incidents.open_incidents(tx)
        own_states = masterdata.desk_states(tx)
    query = {
        "tab": wanted.tab, "channel": channel, "own": own, "q": wanted.words,
        "sort": "" if wanted.sort == "due" else wanted.sort, "dir": "desc" if wanted.descending else "",
    }  # fmt: skip
    return render(
        at, "queue.html", area="queue", rows=rows, counts=counts, start=start, since=since, channels=channels,
        incidents=wrong, own_states=own_states,
        own_labels=sorted({one.name: one.label(at.write.language) for one in own_states.values()}.items()),
        in_words=order_view.in_words, wanted=wanted, query=query,
        tabs=pages.TABS, link=_linker(query), urgency=_urgency(at),
        paging=Paging(page=page, size=wanted.size, total=counts[wanted.tab], query=query),
    )  # fmt: skip


@router.post("/queue/release")
def release_selected(
    at: Context, order: Annotated[list[int] | None, Form()] = None, back: Annotated[str, Form()] = ""
) -> Response:
    """Release the ticked orders one by one; one that cannot be released stops no other."""
    released, said = 0, []
    for order_id in (order or [])[:_MAX_BULK]:
        try:
            review.release(at.database, order_id, at.actor, at.now, hold=at.services.hold())
            released += 1
        except OrderHubError as fault:
            number = _number_of(at, order_id)
            reason = fault.text(at.write.language)
            said.append(Said("bad", at.write.t("done.not_released", number=number, reason=reason)))
    if released:
        words = at.write.t("done.released_one") if released == 1 else at.write.t("done.released_many", n=released)
        said.insert(0, Said("good", words))
    elif not said:
        said.append(Said("bad", at.write.t("done.none_selected")))
    # Only a query comes back from the form, so the way back always leads to our own queue.
    return done(at, "/queue" + (back if back.startswith("?") else ""), said)


def last_evening(now: datetime, zone: ZoneInfo) -> datetime:
    """The end of the last working day before today: what came since is new this morning."""
    day = now.astimezone(zone).date() - timedelta(days=1)
    calendar = Calendar(zone=zone.key)
    for _ in range(7):
        if calendar.is_open(day):
            break
        day -= timedelta(days=1)
    return datetime.combine(day, time(_EVENING), zone)


def _linker(query: dict[str, str]) -> Callable[..., str]:
    return lambda **changes: query_string({**query, **changes})


def _urgency(at: Here) -> Callable[[pages.QueueRow], str]:
    calendar = Calendar(zone=at.write.zone.key)
    return lambda row: urgency(at.now, row.received_at, row.due_at, calendar).value if row.due_at else ""


def _number_of(at: Here, order_id: int) -> str:
    with at.database.begin() as tx:
        try:
            return str(order_rows.get(tx, order_id).number or order_id)
        except OrderHubError:
            return str(order_id)
