"""ERP beobachten: übernimmt bestätigt, kommissioniert, versandt und berechnet.

Takes over confirmed, picked, shipped and invoiced.
See ARCHITECTURE.md, stop 12.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="watch_erp",
    schedule=dagkit.each_minute("status"),
    **dagkit.options("ERP beobachten", __doc__),
)
def watch_erp() -> None:
    """ERP beobachten."""

    @task(pool="orderhub_erp", task_display_name="ERP beobachten")
    def look() -> dict[str, int]:
        return dagkit.run(stages.watch)

    look()


watch_erp()
