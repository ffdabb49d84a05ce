"""The pages inside the real Airflow API server app: its login, its roles, our menu entry."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
import json, sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from airflow.utils.db import initdb
initdb()
from fastapi.testclient import TestClient
from airflow.api_fastapi.app import create_app

app = create_app(apps="core")
import orderhub.plugin
lazy = not [name for name in ("orderhub.web.app", "orderhub.store.engine") if name in sys.modules]
said = {"lazy": lazy}
with TestClient(app, base_url="http://localhost") as client:
    def token(name):
        answer = client.post("/auth/token", json={"username": name, "password": name})
        return answer.json()["access_token"]
    said["anonymous"] = [client.get(path).status_code for path in ("/hub/queue", "/hub/static/hub.css", "/hub/nowhere",
        "/hub/docs", "/hub/openapi.json")]
    said["login_page"] = client.get("/hub/queue").text
    for name in ("admin", "look"):
        bearer = {"Authorization": f"Bearer {token(name)}"}
        page = client.get("/hub/queue", headers=bearer)
        policy = page.headers.get("content-security-policy", "")
        said[name] = [page.status_code, policy, "orderhub_csrf" in client.cookies]
        csrf = client.cookies.get("orderhub_csrf", "")
        written = client.post("/hub/queue/release", data={"csrf": csrf}, follow_redirects=False,
            headers={**bearer, "sec-fetch-site": "same-origin"})
        said[name + "_writes"] = written.status_code
    client.cookies.set("_token", token("look"))
    said["by_cookie"] = client.get("/hub/queue").status_code
    client.cookies.set("_token", "forged.token.here")
    said["forged"] = client.get("/hub/queue").status_code
    client.cookies.clear()
    bearer = {"Authorization": f"Bearer {token('admin')}"}
    plugins = client.get("/api/v2/plugins", headers=bearer).json()["plugins"]
    said["plugin"] = next(one for one in plugins if one["name"] == "orderhub")
    said["errors"] = client.get("/api/v2/plugins/importErrors", headers=bearer).json()
    said["panel"] = client.get(said["plugin"]["react_apps"][0]["bundle_url"], headers=bearer).headers["content-type"]
Path(sys.argv[1]).write_text(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: Any, postgres: Any) -> dict[str, Any]:
    """What Airflow answered; in a process of its own, because Airflow reads its settings when it is imported."""
    folder = tmp_path_factory.mktemp("airflow")
    users = folder / "passwords.json"
    users.write_text(json.dumps({"admin": "admin", "look": "look"}))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")} | {
        "AIRFLOW_HOME": str(folder), "AIRFLOW__CORE__DAGS_FOLDER": str(folder / "dags"),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{folder}/airflow.db",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin,look:viewer",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(users), "AIRFLOW__API_AUTH__JWT_SECRET": "x" * 64,
        "AIRFLOW__API__SECRET_KEY": "y" * 32, "ORDERHUB_HOME": str(folder),
        "ORDERHUB_DATABASE_URL": postgres.url("orderhub"),
    }  # fmt: skip
    out = folder / "said.json"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(out)], env=environment, cwd=Path(__file__).parents[2], timeout=200,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def test_airflow_lets_nobody_in_without_its_login(said: dict[str, Any]) -> None:
    assert said["anonymous"] == [401] * 5
    assert "/auth/login" in said["login_page"]
    assert said["forged"] == 403


def test_airflows_roles_decide_who_may_act(said: dict[str, Any]) -> None:
    assert said["admin"][0] == said["look"][0] == 200
    assert "frame-ancestors 'self'" in said["admin"][1]
    assert said["admin"][2]
    assert (said["admin_writes"], said["look_writes"]) == (303, 403)
    assert said["by_cookie"] == 200


def test_the_plugin_is_cheap_and_hangs_in_the_menu(said: dict[str, Any]) -> None:
    assert said["lazy"]
    assert said["errors"]["total_entries"] == 0
    entry = said["plugin"]["react_apps"][0]
    assert (entry["name"], entry["destination"], entry["nav_top_level"]) == ("Aufträge", "nav", True)
    assert "javascript" in said["panel"]
