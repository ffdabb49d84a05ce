"""Belege lesen: öffnet Container, erkennt Bestellungen, prüft sie und stellt sie in die Warteschlange.

Opens containers, reads orders, checks them and puts them into the queue.
See ARCHITECTURE.md, stops 5 to 9.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="capture",
    dag_display_name="Belege lesen",
    schedule=dagkit.each_minute("documents"),
    start_date=dagkit.START,
    catchup=False,
    max_active_runs=1,
    default_args=dagkit.DEFAULTS,
    tags=["orderhub"],
    doc_md=__doc__,
)
def capture() -> None:
    """Belege lesen."""

    @task(pool="orderhub_capture", task_display_name="Belege lesen")
    def read() -> dict[str, int]:
        return dagkit.run(stages.capture_all)

    read()


capture()
