"""The outbox: what goes out per target, what is stuck and why, and the button that lets it go again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from orderhub.errors import OrderHubError
from orderhub.steps import review
from orderhub.store import pages_intake
from orderhub.store.pages_intake import EFFECT_STATES, EffectsWanted
from orderhub.web.context import Context, Said, done, render
from orderhub.web.pages import order_view
from orderhub.web.pages.paging import Paging, query_string

router = APIRouter()


@router.get("/outbox")
def outbox(
    at: Context, state: str = "open", target: str = "", page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """Counts per target and the entries of one state."""
    wanted = EffectsWanted(state=state if state in EFFECT_STATES else "open", target=target, page=page)
    with at.database.begin() as tx:
        targets = pages_intake.effect_counts(tx)
        rows = pages_intake.effects(tx, wanted)
    query = {"state": "" if wanted.state == "open" else wanted.state, "target": target}
    chosen = [one for one in targets if target in {"", one.target}]
    counts = {
        name: sum(getattr(one, name) for one in chosen) for name in ("waiting", "unknown", "refused", "parked", "done")
    }
    counts["open"] = sum(counts.values()) - counts["done"]
    return render(
        at, "outbox.html", area="outbox", targets=targets, rows=rows, wanted=wanted, counts=counts, query=query,
        states=EFFECT_STATES, link=lambda **changes: query_string({**query, **changes}), in_words=order_view.in_words,
        paging=Paging(page=page, size=wanted.size, total=counts[wanted.state], query=query),
    )  # fmt: skip


@router.post("/outbox/{outbox_id}/resend")
def resend(at: Context, outbox_id: int, order: Annotated[int | None, Form()] = None) -> Response:
    """Let one entry go again. `order` leads back to the order's page."""
    back = f"/orders/{order}" if order else "/outbox"
    try:
        review.resend(at.database, outbox_id, at.actor, at.now)
    except OrderHubError as fault:
        return done(at, back, [Said("bad", fault.text(at.write.language))])
    return done(at, back, [Said("good", at.write.t("done.resent"))])
