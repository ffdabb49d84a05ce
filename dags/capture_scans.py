"""Faxe und Scans lesen: eine Seite kostet so viel wie tausend EDI-Aufträge und hält so nichts anderes auf.

Reads faxes and scans apart: a page costs as much as a thousand EDI orders and so holds up nothing else.
See ARCHITECTURE.md, stops 5 to 9.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from orderhub import dagkit
from orderhub.steps import stages


@dag(
    dag_id="capture_scans",
    schedule=dagkit.each_minute("scans"),
    **dagkit.options("Faxe und Scans lesen", __doc__),
)
def capture_scans() -> None:
    """Faxe und Scans lesen."""

    @task(pool="orderhub_ocr", task_display_name="Faxe und Scans lesen")
    def read() -> dict[str, int]:
        return dagkit.run(stages.capture_all_scans)

    read()


capture_scans()
