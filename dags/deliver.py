"""Aufträge ins ERP: bucht freigegebene Aufträge, jeden genau einmal.

Books accepted orders into the ERP, each exactly once.
See ARCHITECTURE.md, stop 11.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="deliver",
    schedule=dagkit.each_minute("erp"),
    **dagkit.options("Aufträge ins ERP", __doc__),
)
def deliver() -> None:
    """Aufträge ins ERP."""

    @task(pool="orderhub_erp", task_display_name="Aufträge ins ERP")
    def book() -> dict[str, int]:
        return dagkit.run(stages.deliver_all)

    book()


deliver()
