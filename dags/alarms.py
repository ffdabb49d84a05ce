"""Eingang überwachen: meldet dem Leitstand, wenn die Bilanz nicht aufgeht oder eine Quelle schweigt.

Tells the operator when the books of a source do not balance, a source is silent or a document stays unread.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="alarms",
    schedule=dagkit.every(5),
    **dagkit.options("Eingang überwachen", __doc__),
)
def alarms() -> None:
    """Eingang überwachen."""

    @task(task_display_name="Bilanz und Quellen prüfen")
    def look() -> dict[str, int]:
        return dagkit.run(stages.watch_intake)

    look()


alarms()
