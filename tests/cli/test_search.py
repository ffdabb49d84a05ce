"""`orderhub search` in a process of its own: the queue's search, and articles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from orderhub.store.engine import Database
from orderhub.store.originals import Originals
from tests.web.conftest import Seed, an_order


def _search(home: Path, database: Database, *words: str) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ORDERHUB")}
    (home / "hub.yaml").write_text("{}")
    environment = {**plain, "ORDERHUB_HOME": str(home), "ORDERHUB_DATABASE_URL": database.url,
                   "ORDERHUB_CONFIG": str(home / "hub.yaml"), "COLUMNS": "200"}  # fmt: skip
    command = [sys.executable, "-m", "orderhub.cli", "search", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_orders_are_found_by_number_customer_erp_number_and_article(
    database: Database, originals: Originals, tmp_path: Path
) -> None:
    seed = Seed(database, originals)
    seed.order(an_order("PO-1", "Nordwind Handels GmbH", lines=1), state="synced", erp_number="SO-77")
    seed.order(an_order("PO-2", "Bergmann KG", lines=2))

    def numbers(*words: str) -> list[str]:
        return [json.loads(one)["number"] for one in _search(tmp_path, database, "--json", *words).splitlines()]

    assert numbers("po-1") == ["PO-1"]
    assert numbers("bergmann", "PO") == ["PO-2"]
    assert numbers("so-77") == ["PO-1"]
    assert numbers("sch-0002") == ["PO-2"]
    assert sorted(numbers("SCH-0001")) == ["PO-1", "PO-2"]
    assert numbers("SCH-000") == []
    assert len(numbers("--limit", "1", "SCH-0001")) == 1
    table = _search(tmp_path, database, "bergmann")
    assert "PO-2" in table
    assert "PO-1" not in table
    assert "1 of 1" in table
