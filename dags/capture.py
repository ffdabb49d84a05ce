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
    schedule=dagkit.each_minute("documents"),
    **dagkit.options("Belege lesen", __doc__),
)
def capture() -> None:
    """Belege lesen."""

    @task(pool="orderhub_capture", task_display_name="Belege lesen")
    def read() -> dict[str, int]:
        return dagkit.run(stages.capture_all)

    read()


capture()
