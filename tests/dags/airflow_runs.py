"""Runs every DAG once with `dag.test()` and writes down what happened; a process of its own, because Airflow reads its
settings when it is imported.

    python -m tests.dags.airflow_runs DAGS OUT ID...        (the environment is set by the caller)
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

warnings.simplefilter("ignore")

from airflow.dag_processing.dagbag import DagBag  # noqa: E402 -- after the filter
from airflow.models.xcom import XComModel  # noqa: E402
from airflow.utils.db import initdb  # noqa: E402
from airflow.utils.session import create_session  # noqa: E402


def described(bag: DagBag) -> dict[str, Any]:
    """What a DAG file promises the scheduler."""
    return {
        one.dag_id: {
            "catchup": one.catchup, "max_active_runs": one.max_active_runs, "tags": sorted(one.tags),
            "name": one.dag_display_name, "doc": bool(one.doc_md), "file": Path(one.fileloc).name,
            "retries": [task.retries for task in one.tasks], "pools": [task.pool for task in one.tasks],
            "owners": one.owner,
        }
        for one in bag.dags.values()
    }  # fmt: skip


def ran(bag: DagBag, dag_id: str) -> dict[str, str]:
    """The end of each task of one run."""
    run = bag.dags[dag_id].test()
    return {one.task_id: str(one.state) for one in run.get_task_instances()}


def main(dags: Path, out: Path, wanted: list[str]) -> None:
    # Airflow's own start is not the DAG files' fault.
    from airflow.sdk import task

    import orderhub.dagkit

    assert orderhub.dagkit.Watcher
    assert task

    before = set(sys.modules)
    bag = DagBag(dags)
    loaded = {".".join(name.split(".")[:3]) for name in set(sys.modules) - before}
    said: dict[str, Any] = {"errors": bag.import_errors, "dags": described(bag)}
    said["loaded"] = sorted(loaded)
    initdb()
    said["runs"] = [[one, ran(bag, one)] for one in wanted]
    with create_session() as session:
        said["xcom"] = [[row.dag_id, row.task_id, row.key, row.value] for row in session.query(XComModel).all()]
    out.write_text(json.dumps(said, default=str))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
