"""Status zurückmelden: sagt jedem Kanal, was mit seinen Aufträgen geschah, jede Nachricht einmal.

Tells every channel what happened to its orders, each message once.
See ARCHITECTURE.md, stop 13.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="publish",
    dag_display_name="Status zurückmelden",
    schedule=dagkit.each_minute("publish"),
    start_date=dagkit.START,
    catchup=False,
    max_active_runs=1,
    default_args=dagkit.DEFAULTS,
    tags=["orderhub"],
    doc_md=__doc__,
)
def publish() -> None:
    """Status zurückmelden."""

    @task(pool="orderhub_publish", task_display_name="Status zurückmelden")
    def send() -> dict[str, int]:
        return dagkit.run(stages.publish_all)

    send()


publish()
