"""Makes the demo shop ready: its own environment and a seeded SQLite template, both under a cache folder.

    python counterparts/oscar/setup.py .cache/oscar

Both are made once per content of this folder; a second run does nothing. A shop is then a copy of the template:

    DEMOSHOP_DB=/tmp/shop.sqlite .cache/oscar/venv/bin/waitress-serve --listen=127.0.0.1:8400 demoshop.wsgi:application

The staff account is hub / `PASSWORD`. Needs `uv`, or pip where uv is absent. The configured package index is used.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
USER = "hub"
PASSWORD = "demo-laden-4711"  # noqa: S105 -- of a demo shop on loopback


def make(cache: Path) -> Path:
    """The folder with `venv/` and `template.sqlite`, made if need be. Raises: CalledProcessError."""
    cache = cache.absolute()
    cache.mkdir(parents=True, exist_ok=True)
    stamp, state = cache / "stamp", _state()
    if stamp.exists() and stamp.read_text() == state and (cache / "template.sqlite").exists():
        return cache
    _install(cache / "venv")
    fresh = cache / "fresh.sqlite"
    fresh.unlink(missing_ok=True)
    seed = [str(python(cache)), "-W", "ignore", "-m", "demoshop.seed"]
    subprocess.run(seed, check=True, env=environment(fresh), cwd=HERE)
    fresh.replace(cache / "template.sqlite")
    stamp.write_text(state)
    return cache


def python(cache: Path) -> Path:
    """The interpreter of the shop's environment."""
    return cache / "venv" / "bin" / "python"


def environment(database: Path) -> dict[str, str]:
    """The environment of a shop process on `database`."""
    return {
        **os.environ,  # noqa: TID251 -- handed on to the shop
        "DEMOSHOP_DB": str(database),
        "DEMOSHOP_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "demoshop.settings",
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def serve_command(cache: Path, port: int) -> list[str]:
    """The command line that serves the shop on the loopback port."""
    listen = f"--listen=127.0.0.1:{port}"
    return [str(python(cache)), "-W", "ignore", "-m", "waitress", listen, "--threads=2", "demoshop.wsgi:application"]


def _install(venv: Path) -> None:
    requirements = str(HERE / "requirements.txt")
    uv = shutil.which("uv")
    if uv:
        subprocess.run([uv, "venv", "-q", "--allow-existing", "-p", sys.executable, str(venv)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "-p", str(venv / "bin" / "python"), "-r", requirements], check=True)
        return
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    subprocess.run([str(venv / "bin" / "python"), "-m", "pip", "install", "-q", "-r", requirements], check=True)


def _state() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in [*sorted(HERE.rglob("*.py")), HERE / "requirements.txt"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))  # noqa: T201 -- a command line
