"""`orderhub bench capture`: what cannot run says why, and only a broken promise fails the run."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from orderhub.bench import capture_safety
from orderhub.bench.capture_table import HEAD, PARTS, Row, as_line, broken, table
from orderhub.bench.documents import Article, pdf_order
from orderhub.settings import settings

ARTICLE = Article("NW-1001", "4012345000016", "Wasser still", "CS", Decimal("4.50"))


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orderhub.cli", "bench", "capture", *words], capture_output=True, text=True, check=False
    )


def a_pdf(folder: Path, name: str = "a.pdf") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(pdf_order("Bergmann Gastronomie GmbH", "DE811223344", "B-1", [(ARTICLE, 10), (ARTICLE, 20)]))
    return file


def test_parts_without_their_files_say_why_and_break_nothing(tmp_path: Path) -> None:
    rows = list(table(settings(), ("corpora", "pdfs"), tmp_path / "none"))
    assert {row.part for row in rows} == {"corpora", "pdfs"}
    assert all("ORDERHUB_CORPORA" in row.asked or str(tmp_path) in row.value + row.asked for row in rows)
    assert [row.met for row in rows] == [None, None]
    assert not broken(rows)


def test_only_a_broken_promise_fails_the_run() -> None:
    missed = Row("layouts", "known", "lines column-exact", "90.0 % (9/10)", ">= 99 %", met=False)
    lost = Row("mails", "apart A", "orders lost", "1", "0", met=False, promise=True)
    assert not broken([missed])
    assert broken([missed, lost])
    assert as_line(missed).endswith("NO")
    assert HEAD.index("asked") == as_line(missed).index(">= 99 %")


def test_the_command_prints_the_parts_that_are_asked_for(tmp_path: Path) -> None:
    a_pdf(tmp_path / "capture" / "generated-po-pdf")
    truth = {"h": {"order_no": "B-1"}, "items": [{"art": "NW-1001", "qty": "10", "price": "4,50", "total": "45,00"}]}
    (tmp_path / "capture" / "generated-po-pdf" / "a.json").write_text(json.dumps(truth))
    done = command("--only", "corpora", "--corpora", str(tmp_path), "--json")
    rows = {row["figure"]: row for row in json.loads(done.stdout)}
    assert rows["header values"]["met"] is True
    assert rows["lines touchless"]["value"] == "100.0 % (1/1)"
    # The second line of the paper is not in the truth: read, named by no finding, and so wrong.
    assert rows["wrong lines accepted"]["value"] == "1"
    assert done.returncode == 1


def test_a_part_there_is_not_is_named() -> None:
    done = command("--only", "mials")
    assert done.returncode != 0
    assert "mials" in done.stdout + done.stderr
    assert "mailbox" in done.stdout + done.stderr
    assert list(PARTS) == ["mails", "layouts", "corpora", "fax", "pdfs", "mailbox", "learning"]


def test_reading_many_files_costs_memory_below_the_limit_of_a_child(tmp_path: Path) -> None:
    broken_pdf = tmp_path / "b.pdf"
    broken_pdf.write_bytes(b"%PDF-1.7\n1 0 obj <<")
    cost = capture_safety.read_all([a_pdf(tmp_path), broken_pdf], settings())
    assert (cost.files, cost.states, cost.crashes) == (2, 2, [])
    assert cost.slowest_s > 0
    assert cost.peak_mb > 1
    assert 0 < cost.memory_share < 1
