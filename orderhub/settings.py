"""All settings, one class, one line each, unit in the name; the only place that reads the environment.

Each is an environment variable `ORDERHUB_<NAME>`; a secret may come from a file by `ORDERHUB_<NAME>_FILE`.
What sources, ERP and senders an installation has stands in `ORDERHUB_HOME/hub.yaml` (`orderhub.registry`).
`docs/reference/settings.md` is generated from here and compared by a test.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one installation."""

    model_config = SettingsConfigDict(env_prefix="ORDERHUB_", frozen=True, extra="ignore")

    home: Path = Field(
        default=Path(".orderhub"), description="Folder of the embedded database, originals, logs and hub.yaml."
    )
    database_url: str = Field(default="", description="Any PostgreSQL >= 15; empty: the embedded server under home.")
    config: Path | None = Field(default=None, description="The installation's hub.yaml; default: home/hub.yaml.")
    mappings_dir: Path = Field(default=Path("mappings"), description="Folder of partner, generic and lookup files.")
    smime_keys: Path | None = Field(
        default=None,
        description="Folder of the keys for encrypted mails (.p12 with .p12.pass, .pem) and, in authorities/, of the "
        "certificates whose signatures are trusted.",
    )
    originals_dir: Path | None = Field(default=None, description="Folder of stored originals; default: home/originals.")
    batch_size: int = Field(default=200, description="Documents or messages taken in one batch.")
    lease_s: int = Field(default=120, description="Seconds a worker may hold a row before another takes it over.")
    max_document_mib: int = Field(default=100, description="Largest document taken in, MiB.")
    parser_processes: int = Field(default=2, description="Child processes that read documents.")
    parser_memory_mib: int = Field(default=512, description="Address space of such a child, MiB.")
    parser_cpu_s: int = Field(
        default=10,
        description="CPU seconds one document may take. Each 100 orders of a large EDI file get them anew, up to a "
        "quarter more for each MiB of the file.",
    )
    parser_wall_s: int = Field(
        default=15, description="Seconds one document, or 100 orders of a large EDI file, may take by the clock."
    )
    ocr_processes: int = Field(
        default=0, description="Child processes that recognise scanned pages; 0 for one per core, four at most."
    )
    ocr_memory_mib: int = Field(default=4096, description="Address space of such a child, MiB.")
    ocr_budget_s: int = Field(
        default=6,
        gt=0,
        description="CPU seconds for recognising the pages of one document, as long as they show no order; pages left "
        "over are named and wait for a person.",
    )
    ocr_order_budget_s: int = Field(
        default=40,
        gt=0,
        description="The same for a document whose pages show the title or the lines of an order; counts where it is "
        "more.",
    )
    ocr_wall_s: int = Field(
        default=90,
        gt=0,
        description="The same by the clock, so that a busy machine still ends; three seconds later the child is ended. "
        "`orderhub capture` takes 6 at most, because somebody waits for it.",
    )
    duplicate_window_days: int = Field(
        default=30, description="Days in which equal lines of one customer look like a repeat."
    )
    max_attempts: int = Field(default=8, description="Tries of one outgoing message before a person is asked.")
    answers_per_hour: int = Field(default=20, description="Most automatic answers to one address in an hour.")
    serve_host: str = Field(default="127.0.0.1", description="Address the public API listens on.")
    serve_port: int = Field(default=8610, description="Port of the public API.")
    public_url: str = Field(default="http://127.0.0.1:8610", description="How the outside reaches the public API.")
    language: str = Field(default="de", description="Language of the screens where the browser names none: de or en.")
    time_zone: str = Field(default="Europe/Berlin", description="Zone in which people read instants.")
    source_kinds: str = Field(default="", description="Kinds of source to poll, by comma (imap,folder); empty: all.")
    watchers: bool = Field(default=False, description="Wake DAGs by events beside their one-minute schedule.")
    watch_interval_s: int = Field(default=2, description="Seconds between two looks of a watcher.")
    log_retention_days: int = Field(default=30, description="Days that Airflow's run history and logs are kept.")
    log_level: str = Field(default="info", description="debug, info, warning or error.")

    @property
    def originals(self) -> Path:
        """Folder of the packs that hold the originals."""
        return self.originals_dir or self.home / "originals"

    @property
    def hub_file(self) -> Path:
        """The installation's list of sources, ERP and senders."""
        return self.config or self.home / "hub.yaml"


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


def secret(name: str) -> str:
    """The secret in the variable `name`, or in the file that `name`_FILE tells; empty when neither is set."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text(encoding="utf-8").strip() if path else os.environ.get(name, "")


def environment(**changes: Any) -> dict[str, str]:
    """A copy of this process's environment with `changes`, for a child process."""
    return {**os.environ, **{name: str(value) for name, value in changes.items()}}


def put_environment(changes: Mapping[str, object]) -> None:
    """Set variables of this process, so that settings and secrets read later see them."""
    os.environ.update({name: str(value) for name, value in changes.items()})
    settings.cache_clear()
