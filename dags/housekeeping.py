"""Hausputz: Stammdaten auffrischen, Laufhistorie von Airflow kürzen, alte Protokolle entfernen, Zusagen prüfen.

Refreshes master data, shortens Airflow's run history, removes old logs, verifies the hub's promises.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="housekeeping",
    dag_display_name="Hausputz",
    schedule=dagkit.daily(3),
    start_date=dagkit.START,
    catchup=False,
    max_active_runs=1,
    default_args=dagkit.DEFAULTS,
    tags=["orderhub"],
    doc_md=__doc__,
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

    @task.bash(task_display_name="Airflow-Historie kürzen")
    def clean_history() -> str:
        return dagkit.clean_command()

    masterdata()
    verify()
    prune_logs()
    clean_history()


housekeeping()
