"""What happens to the form of a paper order as orders come and go: seen, confirmed, set back, forgotten.

A partner's file says who he is and which of the values that the reader found to take; which column is which, the reader
finds out on every paper anew. So the rule holds for all his paper, unless the file says `confirm_layouts: 0`. All is
written in the transaction of the deed itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from orderhub.order import layouts as rule
from orderhub.order.changes import Change
from orderhub.order.provenance import Provenance
from orderhub.steps.candidate import Candidate
from orderhub.store import layouts, masterdata
from orderhub.store.engine import AnyRow, Database, Tx
from orderhub.store.events import SYSTEM, event, record


class Forms:
    """The forms of the paper orders of one batch; adds what is to be said of them to the orders' findings."""

    def __init__(self, tx: Tx, every: Sequence[Candidate]) -> None:
        self._found: list[tuple[Candidate, tuple[str, str]]] = []
        for one in every:
            if one.read.layout is not None and one.rules is not None and one.rules.confirm_layouts:
                self._found.append((one, (one.rules.slug, one.read.layout.mark)))
        self._known = layouts.known(tx, self._keys())
        for one, key in self._found:
            row = self._known.get(key)
            needed = one.rules.confirm_layouts if one.rules is not None else rule.NEEDED
            said = rule.doubt(row.confirmed if row is not None else 0, needed)
            if said is not None:
                one.findings.append(said)

    def _keys(self) -> list[tuple[str, str]]:
        return sorted({key for _, key in self._found})

    def save(self, tx: Tx, now: datetime) -> None:
        """Write the new forms and which order is on which, once the orders are there."""
        stored = [(one, key) for one, key in self._found if one.is_stored]
        fresh = {key: one for one, key in reversed(stored) if key not in self._known}
        layouts.add(tx, [
            {"partner": key[0], "mark": key[1], "format": one.read.format,
             "titles": one.read.layout.titles if one.read.layout else "", "at": now, "changed_at": now}
            for key, one in sorted(fresh.items())
        ])  # fmt: skip
        rows = {**self._known, **layouts.known(tx, sorted(fresh))}
        uses = [{"order_id": one.id, "layout_id": rows[key].id, "outcome": "", "at": now} for one, key in stored]
        layouts.use(tx, uses)


def released(tx: Tx, row: AnyRow, by: str, now: datetime) -> None:
    """A person has let an order go. What the buyer has changed since says nothing about the first paper."""
    if by == SYSTEM or layouts.was_changed_by_buyer(tx, row.id):
        return
    found = layouts.confirm(tx, row.id, now)
    if found is None:
        return
    rules = masterdata.rules_of(tx, found.partner)
    if rules is not None and found.confirmed == rules.confirm_layouts:
        _tell(tx, "layout.trusted", found, row.id, by, now)


def corrected(
    tx: Tx, row: AnyRow, changes: Iterable[Change], origin: Mapping[str, Provenance], by: str, now: datetime
) -> None:
    """A person has corrected fields of an order; `origin` is what they had come from."""
    if rule.is_misread(changes, origin, row.document_id):
        misread(tx, row.id, by, now)


def misread(tx: Tx, order_id: int, by: str, now: datetime) -> None:
    """A person has found an order misread, or has refused it: its form is confirmed anew."""
    found = layouts.set_back(tx, order_id, by, now)
    if found is not None:
        _tell(tx, "layout.set-back", found, order_id, by, now)


def forget(db: Database, layout_id: int, by: str, now: datetime) -> None:
    """Ask for all confirmations of a form again. Raises: NotFound."""
    with db.begin() as tx:
        _tell(tx, "layout.forgotten", layouts.forget(tx, layout_id, by, now), None, by, now)


def _tell(tx: Tx, kind: str, row: AnyRow, order_id: int | None, by: str, now: datetime) -> None:
    data = {"layout": row.id, "partner": row.partner, "confirmed": row.confirmed}
    record(tx, [event(kind, now, order=order_id, by=by, data=data)])


class Listed:
    """One form for people: its row, its state, and how many confirmations its partner's file asks for."""

    def __init__(self, row: AnyRow, needed: int) -> None:
        self.row = row
        self.needed = needed
        self.state = rule.state(row.confirmed, row.broken, needed)


def listed(tx: Tx, partner: str = "") -> list[Listed]:
    """The forms of all partners, or of one."""
    rows = layouts.listed(tx, partner)
    rules = {slug: masterdata.rules_of(tx, slug) for slug in {row.partner for row in rows}}
    needed = {slug: one.confirm_layouts if one else rule.NEEDED for slug, one in rules.items()}
    return [Listed(row, needed[row.partner]) for row in rows]
