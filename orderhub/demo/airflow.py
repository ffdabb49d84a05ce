"""Airflow for the demo: settings by environment, its own database on the embedded server, one process a part."""

from __future__ import annotations

import json
import secrets
import sys
from base64 import b64encode, urlsafe_b64encode
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx

from orderhub.demo.processes import Processes, free_port
from orderhub.store.server import EmbeddedServer

PARTS = ("api-server", "scheduler", "dag-processor", "triggerer")
USER = "admin"


class Airflow:
    """One Airflow below `home`; `url`, `user` and `password` are for people."""

    def __init__(self, home: Path, dags: Path, server: EmbeddedServer, port: int) -> None:
        self.home = home / "airflow"
        self.home.mkdir(parents=True, exist_ok=True)
        self.dags = dags
        self._wanted = port
        self.port = port
        self._server = server
        self._secrets = self._kept_secrets()

    @property
    def url(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def claim_port(self) -> None:
        """Settle on a free port, just before it is used: the set-up takes long enough for others to take one."""
        self.port = free_port(self._wanted)

    @property
    def password(self) -> str:
        """The admin's password, made once per home."""
        return self._secrets["password"]

    def environment(self) -> dict[str, Any]:
        """The variables that all parts and our own processes share."""
        hidden = self._secrets
        passwords = self.home / "passwords.json"
        passwords.write_text(json.dumps({USER: self.password}), encoding="utf-8")
        passwords.chmod(0o600)
        return {
            "AIRFLOW_HOME": self.home,
            "AIRFLOW__CORE__DAGS_FOLDER": self.dags,
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__PARALLELISM": "4",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
            "AIRFLOW__CORE__FERNET_KEY": hidden["fernet"],
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin,blick:viewer",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": passwords,
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": self._server.url("airflow", "postgresql+psycopg2"),
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": self._server.url("airflow", "postgresql+asyncpg"),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": self.port,
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API__SECRET_KEY": hidden["secret"],
            "AIRFLOW__API_AUTH__JWT_SECRET": hidden["jwt"],
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": free_port(),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": free_port(),
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "30",
            "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "60",
            "AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "2",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        }

    def prepare(self, processes: Processes) -> None:
        """Bring Airflow's own database to its newest state and make the pools; once per version and set of pools."""
        done = self.home / "prepared"
        state = f"{version('apache-airflow')}\n{(self.dags / 'pools.json').read_text(encoding='utf-8')}"
        if done.exists() and done.read_text(encoding="utf-8") == state:
            return
        env = self.environment()
        processes.run("airflow-migrate", [*_AIRFLOW, "db", "migrate"], env=env)
        processes.run("airflow-pools", [*_AIRFLOW, "pools", "import", str(self.dags / "pools.json")], env=env)
        done.write_text(state, encoding="utf-8")

    def start(self, processes: Processes, env: dict[str, Any]) -> None:
        """Start all parts."""
        for part in PARTS:
            processes.start(f"airflow-{part}", [*_AIRFLOW, part], env=env)

    def is_healthy(self) -> bool:
        """Whether every part reports health. The status is 200 whatever the body says, so the body is read."""
        try:
            body = httpx.get(f"{self.url}/api/v2/monitor/health", timeout=2).json()
        except (httpx.HTTPError, ValueError):
            return False
        parts = ("metadatabase", "scheduler", "dag_processor", "triggerer")
        return all((body.get(part) or {}).get("status") == "healthy" for part in parts)

    def _kept_secrets(self) -> dict[str, str]:
        file = self.home / "secrets.json"
        if not file.exists():
            made = {
                "password": secrets.token_urlsafe(9),
                "fernet": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
                "secret": secrets.token_urlsafe(32),
                "jwt": secrets.token_urlsafe(48),
                "api_key": secrets.token_urlsafe(24),
                "callback": "whsec_" + b64encode(secrets.token_bytes(24)).decode(),
                "imap": secrets.token_urlsafe(12),
            }
            file.touch(mode=0o600)
            file.write_text(json.dumps(made), encoding="utf-8")
        found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return found

    def secret(self, name: str) -> str:
        """One of the secrets made once per home."""
        return self._secrets[name]


_AIRFLOW = (sys.executable, "-m", "airflow")
