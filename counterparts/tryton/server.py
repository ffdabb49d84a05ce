"""Serves one ERP database made by `setup.py`.

    python counterparts/tryton/server.py --into .cache/tryton --folder .demo/erp --port 8000

`command` gives what to run; `start` runs it and returns when the ERP answers. A database that is not there yet is
copied from the template. Tryton's own development server: for a demo and for tests, behind nothing but loopback.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from counterparts.tryton import setup


def command(into: Path, folder: Path, port: int) -> list[str]:
    """What serves the database in `folder` on loopback `port`; `into` is the folder `setup.prepare` filled."""
    if not (folder / f"{setup.DATABASE}.sqlite").exists():
        setup.fresh_copy(into / "template", folder)
    config = setup.write_config(folder, port)
    trytond = setup.python(into).with_name("trytond")
    return [str(setup.python(into)), str(trytond), "-c", str(config), "-d", setup.DATABASE]


def start(into: Path, folder: Path, port: int, timeout_s: int = 60) -> subprocess.Popen[bytes]:
    """A running ERP that answers. Raises: RuntimeError with its last words when it does not within `timeout_s`."""
    words = folder / "trytond.log"
    folder.mkdir(parents=True, exist_ok=True)
    with words.open("ab") as log:
        child = subprocess.Popen(
            command(into, folder, port), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    pause, deadline = threading.Event(), time.monotonic() + timeout_s
    while not is_ready(port):
        if child.poll() is not None or time.monotonic() > deadline:
            child.kill()
            raise RuntimeError(f"Tryton did not start: {words.read_text(errors='replace')[-2000:]}")
        pause.wait(0.05)
    return child


def is_ready(port: int) -> bool:
    """Whether the ERP answers; a refused login is an answer."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/erp/rest/model/web.shop", timeout=30).close()
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False
    return True


def main() -> None:
    """Command line: starts, says so in one JSON line, and serves until it is ended."""
    parser = argparse.ArgumentParser(description="Serve the ERP of the demo.")
    parser.add_argument("--into", type=Path, required=True, help="the folder setup.py filled")
    parser.add_argument("--folder", type=Path, required=True, help="where this ERP's database lives")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    child = start(options.into, options.folder, options.port)
    ready = {"url": f"http://127.0.0.1:{options.port}", "keys": str(options.folder / "keys.json"), "pid": child.pid}
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    try:
        child.wait()
    finally:
        child.terminate()


if __name__ == "__main__":
    main()
