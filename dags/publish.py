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
    schedule=dagkit.each_minute("publish"),
    **dagkit.options("Status zurückmelden", __doc__),
)
def publish() -> None:
    """Status zurückmelden."""

    @task(pool="orderhub_publish", task_display_name="Status zurückmelden")
    def send() -> dict[str, int]:
        return dagkit.run(stages.publish_all)

    send()


publish()
