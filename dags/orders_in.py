"""Aufträge holen: fragt jede Quelle einer Art, bewahrt das Original auf und sagt erst dann der Quelle Bescheid.

Fetches new documents from every source of one kind, keeps the originals, and only then tells the source.
See ARCHITECTURE.md, stops 1 to 4.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


def orders_in(kind: str, name: str) -> None:
    """One DAG per kind of source, so that a slow mailbox holds up no fax."""

    @dag(
        dag_id=f"orders_in_{kind}",
        schedule=dagkit.each_minute(f"source:{kind}"),
        **dagkit.options(f"Aufträge holen: {name}", __doc__, "eingang"),
    )
    def fetch() -> None:
        @task(pool=f"orderhub_{kind}", task_display_name="Quellen abholen")
        def receive() -> dict[str, int]:
            return dagkit.run(lambda hub: stages.orders_in(hub, kind))

        receive()

    fetch()


for one, title in dagkit.source_kinds().items():
    orders_in(one, title)
