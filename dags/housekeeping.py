"""Hausputz: Stammdaten auffrischen, Laufhistorie von Airflow kürzen, alte Protokolle entfernen, Zusagen prüfen.

Refreshes master data, shortens Airflow's run history, removes old logs, verifies the hub's promises.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="housekeeping",
    schedule=dagkit.daily(3),
    **dagkit.options("Hausputz", __doc__),
)
def housekeeping() -> None:
    """Once a night."""

    @task(pool="orderhub_erp", task_display_name="Stammdaten auffrischen")
    def masterdata() -> dict[str, int]:
        return dagkit.run(stages.masterdata)

    @task(task_display_name="Zusagen prüfen")
    def verify() -> dict[str, int]:
        return dagkit.verify()

    @task(task_display_name="Alte Protokolle entfernen")
    def prune_logs() -> int:
        return dagkit.prune_old_logs()

    @task(task_display_name="Airflow-Historie kürzen")
    def clean_history() -> int:
        return dagkit.clean_history()

    masterdata()
    verify()
    prune_logs()
    clean_history()


housekeeping()
