"""The DAGs in a real Airflow: what they promise the scheduler, and one run of each over a real hub."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.store import tables
from orderhub.store.server import EmbeddedServer
from tests.conftest import new_database
from tests.live.erp_double import KEY, Double, erp_double
from tests.steps.rig import MAPPINGS, REPLIES, all_rows, an_edifact, broken
from tests.walk.world import hub_file

REPO = Path(__file__).parents[2]
DAGS = REPO / "dags"
KINDS = ("imap", "folder", "sftp", "fax", "oscar")
IDS = {*(f"orders_in_{kind}" for kind in KINDS), "capture", "capture_scans", "deliver", "watch_erp", "publish",
       "housekeeping", "alarms"}  # fmt: skip
# In the order of an order's way; the ERP moves between the first `deliver` and `watch_erp` (it confirms by itself).
RUNS = ["orders_in_folder", "capture", "deliver", "watch_erp", "publish", "housekeeping", "orders_in_fax"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dags")
    (folder / "in").mkdir()
    return folder


@pytest.fixture(scope="module")
def erp(home: Path) -> Iterator[Double]:
    with erp_double(home) as double:
        yield double


@pytest.fixture(scope="module")
def hub(home: Path, erp: Double, postgres: EmbeddedServer) -> Iterator[Hub]:
    hub_file(
        home,
        sources=[{"name": "in", "kind": "folder", "path": str(home / "in"), "channel": "edi", "settled_after_s": 0,
                  "ready": "rename"}],
        senders=[{"name": "out", "kind": "drop", "path": str(home / "out")}],
        erp={"name": "double", "kind": "http-erp", "url": erp.url, "key": KEY},
        delivery={"hold": False}, replies={"edi": "out"}, seller=REPLIES["seller"],
    )  # fmt: skip
    with new_database(postgres) as database:
        yield Hub(Settings(home=home, mappings_dir=MAPPINGS, database_url=database.url), database=database)


@pytest.fixture(scope="module")
def said(home: Path, hub: Hub, erp: Double) -> dict[str, Any]:
    """What Airflow said of the DAGs and of one run of each."""
    order = an_edifact(1)
    (home / "in" / order.name).write_bytes(order.content)
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "ORDERHUB"))}
    environment = plain | {
        "AIRFLOW_HOME": str(home / "airflow"), "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False", "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        "ORDERHUB_HOME": str(home), "ORDERHUB_DATABASE_URL": hub.settings.database_url,
        "ORDERHUB_MAPPINGS_DIR": str(MAPPINGS), "ORDERHUB_PARSER_PROCESSES": "1",
        "PYTHONPATH": str(REPO),
    }  # fmt: skip
    out = home / "said.json"
    command = [sys.executable, "-m", "tests.dags.airflow_runs", str(DAGS), str(out), *RUNS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, cwd=home)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-5000:]
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def test_all_dags_are_read_without_an_error(said: dict[str, Any]) -> None:
    assert said["errors"] == {}
    assert set(said["dags"]) == IDS


def test_reading_them_is_cheap(said: dict[str, Any]) -> None:
    assert "orderhub.steps.stages" in said["loaded"]
    heavy = ("airflow.providers", "pypdfium2", "cv2", "onnxruntime", "parsers")
    assert [one for one in said["loaded"] if one.startswith(heavy)] == []


def test_no_run_overtakes_another_and_none_is_made_up_for(said: dict[str, Any]) -> None:
    for name, facts in said["dags"].items():
        assert (facts["catchup"], facts["max_active_runs"], facts["owners"]) == (False, 1, "orderhub"), name
        assert set(facts["retries"]) == {0}, "the hub keeps its own retry state"
        assert "orderhub" in facts["tags"]
        assert facts["doc"]
        assert facts["name"] != name, "a name that a person reads"


def test_every_pool_that_a_task_names_is_described(said: dict[str, Any]) -> None:
    named = {pool for facts in said["dags"].values() for pool in facts["pools"]} - {"default_pool"}
    assert named == set(json.loads((DAGS / "pools.json").read_text()))


def test_one_round_of_all_dags_brings_an_order_through(said: dict[str, Any], hub: Hub, erp: Double, home: Path) -> None:
    ends = dict(said["runs"])
    assert ends["orders_in_folder"] == {"receive": "success"}
    assert ends["capture"] == {"read": "success"}
    assert ends["deliver"] == {"book": "success"}
    assert ends["housekeeping"]["verify"] == "success"
    assert ends["housekeeping"]["prune_logs"] == "success"
    assert ends["orders_in_fax"] == {"receive": "skipped"}, "nothing to do is seen at a glance"
    (row,) = all_rows(hub.database, tables.orders)
    assert (row.state, erp.created()[row.erp_key]) == ("synced", 1)
    assert broken(hub) == []


def test_airflow_carries_counts_and_no_documents(said: dict[str, Any]) -> None:
    values = [(f"{dag}.{task}", value) for dag, task, key, value in said["xcom"] if key == "return_value"]
    assert "deliver.book" in [name for name, _ in values]
    for name, value in values:
        found = json.loads(value) if isinstance(value, str) else value
        counts = found.values() if isinstance(found, dict) else [found]
        assert all(isinstance(one, int) for one in counts), name
    assert "NWB-" not in json.dumps(said["xcom"])


@pytest.mark.parametrize("file", sorted(DAGS.glob("*.py")), ids=lambda file: file.name)
def test_a_dag_file_is_thin(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= 60
    roots = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            roots |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom):
            roots |= {f"{node.module}.{one.name}" for one in node.names} if node.module == "orderhub" else {node.module}
    foreign = {
        one
        for one in roots
        if one.partition(".")[0] not in sys.stdlib_module_names
        and one not in {"airflow.sdk", "orderhub.dagkit", "orderhub.steps"}
        and not one.startswith("orderhub.steps.")
    }
    assert foreign == set()
