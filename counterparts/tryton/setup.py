"""Builds the ERP of the demo and the tests: Tryton 8.2 on SQLite, in an environment of its own. Standard library only.

    python counterparts/tryton/setup.py --into .cache/tryton [--articles mappings/lookups/articles.csv]

`prepare` makes DIR/venv (uv when it is at hand, else venv and pip) and DIR/template: `erp.sqlite` with company, chart
of accounts, customers, articles, stock and users, and `keys.json` with the REST keys. Both are made once for each state
of the files they come from. `fresh_copy` is a new ERP: the SQLite file is copied.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parents[1] / "mappings" / "lookups" / "articles.csv"
DATABASE = "erp"
Report = Callable[[int, int, str], None]


class NotInstallable(RuntimeError):
    """The ERP's packages could not be installed here."""


def prepare(into: Path, report: Report | None = None, articles: Path | None = None) -> Path:
    """The folder of the template, made when missing or out of date; `report` gets (step, total, text).

    Raises: NotInstallable when the packages cannot be had.
    """
    say = report or (lambda _step, _total, _text: None)
    into = into.resolve()
    into.mkdir(parents=True, exist_ok=True)
    with _Lock(into / "lock"):
        _environment(into, say)
        return _template(into, articles or ARTICLES, say)


def python(into: Path) -> Path:
    """The interpreter of the ERP's environment."""
    return into.resolve() / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"


def keys(folder: Path) -> dict[str, str]:
    """The keys of a template or of a fresh copy: hub, warehouse, database, company, shop, admin_password."""
    content: dict[str, str] = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    return content


def fresh_copy(template: Path, folder: Path) -> Path:
    """A new ERP in `folder`: database, keys and an empty place for its configuration. The template is not running."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{DATABASE}.sqlite*"):
        left.unlink()
    shutil.copyfile(template / f"{DATABASE}.sqlite", folder / f"{DATABASE}.sqlite")
    shutil.copy(template / "keys.json", folder / "keys.json")
    return folder


def write_config(folder: Path, port: int = 0) -> Path:
    """The server's configuration file for the database in `folder`."""
    path = folder / "trytond.conf"
    path.write_text(
        f"[database]\nuri = sqlite://\npath = {folder.resolve()}\nlanguage = de\n[web]\nlisten = 127.0.0.1:{port}\n",
        encoding="utf-8",
    )
    return path


def _environment(into: Path, say: Report) -> None:
    wanted = _digest(HERE / "requirements.txt", extra=f"{sys.version_info[:2]}")
    stamp = into / "venv" / "stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say(0, 0, "Tryton: installing packages")
    shutil.rmtree(into / "venv", ignore_errors=True)
    uv = _find_uv()
    requirements = str(HERE / "requirements.txt")
    if uv:
        _run([uv, "venv", "-q", "--python", sys.executable, str(into / "venv")])
        _run([uv, "pip", "install", "-q", "-p", str(python(into)), "-r", requirements])
    else:
        venv.create(into / "venv", with_pip=True)
        _run([str(python(into)), "-m", "pip", "install", "-q", "-r", requirements])
    stamp.write_text(wanted, encoding="utf-8")


def _find_uv() -> str | None:
    beside = Path(sys.executable).with_name("uv")
    return str(beside) if beside.exists() else shutil.which("uv")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstallable((done.stderr or done.stdout).strip()[-2000:])


def _template(into: Path, articles: Path, say: Report) -> Path:
    inputs = [HERE / "requirements.txt", HERE / "seed.py", HERE / "customers.csv", HERE / "branches.csv", articles]
    wanted = _digest(*inputs, extra=str(datetime.now(UTC).year))  # noqa: TID251 -- fiscal years; no orderhub here
    folder = into / "template"
    stamp = folder / "stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    making = into / "making"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    (making / f"{DATABASE}.sqlite").touch()
    command = [str(python(into)), str(HERE / "seed.py"), "--config", str(write_config(making)), "--database", DATABASE,
               "--customers", str(HERE / "customers.csv"), "--articles", str(articles),
               "--keys", str(making / "keys.json")]  # fmt: skip
    _follow(command, making / "seed.log", say)
    for left in making.glob(f"{DATABASE}.sqlite-*"):
        raise RuntimeError(f"the database was not closed: {left.name}")
    (making / "stamp").write_text(wanted, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)
    return folder


def _follow(command: list[str], log: Path, say: Report) -> None:
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as child,
    ):
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("{"):
                said = json.loads(line)
                say(said["step"], said["total"], said["text"])
    if child.returncode:
        raise RuntimeError(f"seeding failed, see {log}: {log.read_text(encoding='utf-8')[-2000:]}")


def _digest(*files: Path, extra: str = "") -> str:
    whole = hashlib.sha256(extra.encode())
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()


class _Lock:
    """One builder at a time; a second one waits and finds the work done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        import fcntl

        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def _say(content: dict[str, object]) -> None:
    """One JSON line, at once."""
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Command line: progress as one JSON object a line, then {"template": ..., "seconds": ...}."""
    parser = argparse.ArgumentParser(description="Build the ERP of the demo: Tryton on SQLite.")
    parser.add_argument("--into", type=Path, required=True, help="folder of environment and template")
    parser.add_argument("--articles", type=Path, default=None, help="CSV with number, gtin, name, unit, price")
    options = parser.parse_args()
    began = time.monotonic()

    def report(step: int, total: int, text: str) -> None:
        _say({"step": step, "total": total, "text": text})

    template = prepare(options.into, report, options.articles)
    _say({"template": str(template), "seconds": round(time.monotonic() - began, 1)})


if __name__ == "__main__":
    main()
