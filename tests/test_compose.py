"""docker-compose.yml without a container engine: valid by the Compose specification, and true about this product.

What no test here can tell is whether the images build and the containers find one another.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from orderhub.cli import parser as command_line
from orderhub.settings import Settings

REPO = Path(__file__).parents[1]
FILE = REPO / "docker-compose.yml"
# What is no service of ours comes from the image it names.
FOREIGN = {"postgres", "redis"}


def compose() -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    return content


def ours() -> dict[str, dict[str, Any]]:
    return {name: one for name, one in compose()["services"].items() if name not in FOREIGN}


def steps(command: list[str]) -> list[list[str]]:
    """The programs of a command; `sh -c "a && b"` is two."""
    if command[:2] == ["sh", "-c"]:
        return [part.split() for part in command[2].split("&&")]
    return [command]


def schema_check(file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(command, capture_output=True, text=True)


def test_it_is_valid_by_the_compose_specification() -> None:
    done = schema_check(FILE)
    assert done.returncode == 0, done.stdout


def test_the_schema_refuses_a_planted_fault(tmp_path: Path) -> None:
    planted = tmp_path / "docker-compose.yml"
    planted.write_text(FILE.read_text(encoding="utf-8").replace("restart: unless-stopped", "restrat: x", 1))
    assert schema_check(planted).returncode != 0


def test_it_has_the_parts_of_an_installation() -> None:
    assert {
        "postgres",
        "airflow-init",
        "api-server",
        "scheduler",
        "dag-processor",
        "triggerer",
        "serve",
        "source-watcher",
    } <= set(compose()["services"])
    assert compose()["services"]["postgres"]["image"] == "postgres:16"
    assert all(compose()["services"][name].get("profiles") == ["celery"] for name in ("redis", "worker"))


def test_every_long_running_service_says_whether_it_is_healthy() -> None:
    for name, one in compose()["services"].items():
        assert name == "airflow-init" or one["healthcheck"]["test"], name


def test_every_dependency_is_a_service_and_healthy_first() -> None:
    services = compose()["services"]
    for name, one in services.items():
        for other, how in one.get("depends_on", {}).items():
            assert other in services, f"{name} depends on {other}"
            assert how["condition"] == "service_healthy" or other == "airflow-init"


def test_every_orderhub_command_exists() -> None:
    seen = []
    for one in ours().values():
        for command in steps(one["command"]):
            if command[0] == "orderhub":
                command_line().parse_args(command[1:])
                seen.append(command[1])
    assert sorted(seen) == ["db", "serve", "sources"]


def test_every_airflow_command_exists(tmp_path: Path) -> None:
    """In a process of its own: Airflow reads its settings when it is imported."""
    commands = [one[1:] for service in ours().values() for one in steps(service["command"]) if one[0] == "airflow"]
    assert ["celery", "worker"] in commands
    script = (
        "import json, sys\nfrom airflow.cli.cli_parser import get_parser\n"
        "for one in json.loads(sys.argv[1]):\n    get_parser().parse_args(one)\n"
    )
    (tmp_path / "pools.json").write_text("{}")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, json.dumps(commands)],
        capture_output=True, text=True, env={"AIRFLOW_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_every_setting_exists() -> None:
    known = {f"ORDERHUB_{name.upper()}" for name in Settings.model_fields}
    for name in compose()["x-environment"]:
        assert not name.startswith("ORDERHUB_") or name in known
    image = (REPO / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"\b(ORDERHUB_[A-Z_]+)=", image)) <= known


def test_what_the_image_copies_exists() -> None:
    image = (REPO / "Dockerfile").read_text(encoding="utf-8")
    let_in = set(re.findall(r"^!(\S+)$", (REPO / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    for line in re.findall(r"^COPY (.+)$", image, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (REPO / source).exists(), source
            assert source in let_in, f".dockerignore keeps {source} out of the image"


def test_every_path_of_ours_in_a_container_is_in_the_image() -> None:
    for path in re.findall(r"/opt/orderhub/([\w./-]+)", FILE.read_text(encoding="utf-8")):
        assert (REPO / path).exists(), path


def test_no_secret_stands_in_the_file() -> None:
    environment = compose()["x-environment"]
    for name in ("AIRFLOW__CORE__FERNET_KEY", "AIRFLOW__API__SECRET_KEY", "AIRFLOW__API_AUTH__JWT_SECRET"):
        assert re.fullmatch(r"\$\{\w+:\?.+\}", environment[name]), f"{name} must come from .env"
    assert "${POSTGRES_PASSWORD" in environment["ORDERHUB_DATABASE_URL"]


def test_ports_are_open_on_loopback_only() -> None:
    for one in compose()["services"].values():
        assert all(port.startswith("127.0.0.1:") for port in one.get("ports", ()))


def test_every_variable_it_needs_is_told() -> None:
    page = (REPO / "docs/how-to/install.md").read_text(encoding="utf-8")
    for name in re.findall(r"\$\{(\w+):\?", FILE.read_text(encoding="utf-8")):
        assert f"{name}=" in page, name


def test_the_watcher_is_healthy_while_it_runs_and_not_by_its_own_check() -> None:
    check = compose()["services"]["source-watcher"]["healthcheck"]["test"][1:]
    command = [sys.executable, *check[1:]]
    assert subprocess.run(command, check=False).returncode == 1
    sleeper = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()", "sources", "watch"]
    with subprocess.Popen(sleeper, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        assert subprocess.run(command, check=False).returncode == 0


HEALTH = {
    "metadatabase": {"status": "healthy"},
    "scheduler": {"status": "unhealthy"},
    "dag_processor": {"status": None},
}


@pytest.fixture
def airflow() -> Iterator[str]:
    """Answers 200 with a body that tells of trouble, as Airflow does."""

    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(HEALTH).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Health)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("part", "status"), [("metadatabase", 0), ("scheduler", 1), ("dag_processor", 1), ("triggerer", 1)]
)
def test_the_health_check_reads_the_body(airflow: str, part: str, status: int) -> None:
    done = subprocess.run([sys.executable, str(REPO / "tools" / "airflow_health.py"), airflow, part], check=False)
    assert done.returncode == status


def test_the_health_check_of_an_absent_server_fails() -> None:
    command = [sys.executable, str(REPO / "tools" / "airflow_health.py"), "http://127.0.0.1:1", "scheduler"]
    assert subprocess.run(command, check=False).returncode == 1
