"""What the demo shows in the terminal: a progress bar for the set-up, then the seven orders on their way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from orderhub.demo.orders import DemoOrder
from orderhub.store.demo import Standing

_DOORS = {
    "edifact": "EDIFACT", "x12": "X12", "mail_pdf": "mail with PDF", "mail_body": "mail text", "fax": "fax",
    "csv": "CSV", "web": "web API",
}  # fmt: skip


class SetUp:
    """The progress bar of the set-up; a weight is about the seconds a step takes on a small machine."""

    def __init__(self, console: Console, total: int) -> None:
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}", justify="left"), BarColumn(bar_width=30),
            TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(), console=console, transient=False,
        )  # fmt: skip
        self._task: TaskID = self._bar.add_task("set-up", total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def say(self, what: str) -> None:
        """Name what is being done."""
        self._bar.update(self._task, description=what)

    def done(self, weight: int) -> None:
        """A step is done."""
        self._bar.advance(self._task, weight)

    def complete(self) -> None:
        """All is set up."""
        self._bar.update(self._task, description="everything is running", completed=self._bar.tasks[0].total)


def orders_table(orders: Sequence[DemoOrder], stands: dict[str, Standing]) -> Table:
    """The seven orders with what each has reached."""
    table = Table(title="Seven orders at seven doors", title_justify="left", expand=False)
    for title in ("door", "order", "received", "captured", "in ERP", "status back", "state"):
        table.add_column(title, no_wrap=True)
    for order in orders:
        table.add_row(_DOORS[order.door], order.number, *_stages(stands.get(order.number)))
    return table


def _stages(one: Standing | None) -> tuple[str, ...]:
    if one is None:
        return ("…", "", "", "", "[dim]on its way[/dim]")
    erp = f"✓ {one.erp_number}" if one.synced_at else "…"
    back = f"✓ {one.messages} sent" if one.status_back_at else f"{one.messages} sent …" if one.messages else "…"
    state = f"[yellow]{one.state}[/yellow]" if one.state == "in_review" else one.state
    reasons = f" ({', '.join(one.reasons)})" if one.reasons else ""
    return ("✓", "✓", erp, back, state + reasons)


def is_complete(orders: Sequence[DemoOrder], stands: dict[str, Standing]) -> bool:
    """Whether the status of every order is back where the order came from."""
    return all(order.number in stands and stands[order.number].status_back_at for order in orders)
