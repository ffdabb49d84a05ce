"""Learning from one correction, through the steps: correct, teach, read the next, confirm, miss, retire."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from orderhub import cli
from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layouts import Layout, Paper, papers
from orderhub.bench.learning import variants
from orderhub.capturing.pool import ParserPool
from orderhub.cli import teach as teach_cli
from orderhub.cli.mapping_samples import faults, samples
from orderhub.document import Document
from orderhub.errors import OrderHubError
from orderhub.mapping_files import catalog
from orderhub.settings import Settings
from orderhub.steps import learned as outcomes
from orderhub.steps import review
from orderhub.steps.hub import Hub
from orderhub.steps.teaching import Mark, Teacher
from orderhub.store import learned, orders, tables
from orderhub.store.engine import Database
from tests.steps.rig import MAPPINGS, Assembled, ScriptedErp, all_rows, captured

SENDER = {"sender": "einkauf@weber-haustechnik.example", "sender_domain": "weber-haustechnik.example"}


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, ParserPool]]:
    """Mapping files that may be written to, and the child that reads by them."""
    home = tmp_path_factory.mktemp("taught")
    for part in ("generic", "lookups"):
        shutil.copytree(MAPPINGS / part, home / "mappings" / part)
    with ParserPool(Settings(home=home, mappings_dir=home / "mappings", parser_processes=1)) as pool:
        yield home / "mappings", pool


@pytest.fixture
def folder(readers: tuple[Path, ParserPool]) -> Iterator[Path]:
    yield readers[0]
    shutil.rmtree(readers[0] / "partners", ignore_errors=True)


@pytest.fixture
def hub(database: Database, readers: tuple[Path, ParserPool], folder: Path) -> Iterator[Hub]:
    settings = Settings(home=folder.parent, mappings_dir=folder, parser_processes=1)
    made = Hub(settings, database=database, installation=Assembled(erp=ScriptedErp()))
    made.__dict__["pool"] = readers[1]
    yield made
    made.installation.close()


@pytest.fixture
def teacher(hub: Hub, folder: Path) -> Teacher:
    return Teacher(hub.database, hub.originals, folder)


def layout_of(field: str, name: str = "02-plain") -> Layout:
    return dict(variants(next(one for one in LETTERS if one.name == name)))[field]


def drawn(field: str, count: int, name: str = "02-plain") -> list[Paper]:
    return list(papers((layout_of(field, name),), count))


def taken(hub: Hub, paper: Paper, envelope: dict[str, str] | None = None):
    """The order of a paper that comes by mail."""
    document = Document(paper.content, f"{paper.name}.pdf", "application/pdf", "mail", envelope or SENDER)
    return captured(hub, document)[0]


def value(hub: Hub, row, path: str) -> str | None:
    from orderhub.order import changes

    with hub.database.begin() as tx:
        return changes.get(orders.canonical_of(tx, row.id), path)


def codes(hub: Hub, row) -> set[str]:
    with hub.database.begin() as tx:
        return {one.code for one in orders.findings_of(tx, row.id, row.revision)}


def teach(hub: Hub, teacher: Teacher, row, path: str, right: str, **how):
    review.correct(hub.database, row.id, {path: right}, "anna", hub.now())
    return teacher.teach(row.id, path, "anna", hub.now(), **how)


def test_a_field_corrected_once_is_right_on_the_next_paper(hub: Hub, teacher: Teacher, folder: Path) -> None:
    first, second, third = drawn("number", 3)
    row = taken(hub, first)
    assert row.number == ""
    right = str(first.orders[0].header["number"])
    said = teach(hub, teacher, row, "number", right)
    assert (said.outcome, said.file, said.created) == (
        "learned", "partners/kessler-gastro-gmbh-co-kg-pdf.yaml", "partners/kessler-gastro-gmbh-co-kg-pdf.yaml",
    )  # fmt: skip
    assert said.entry.startswith("{label: Losung, where: right, shape: ")
    after = taken(hub, second)
    assert (after.number, after.partner) == (second.orders[0].header["number"], "kessler-gastro-gmbh-co-kg")
    assert "learn.once" in codes(hub, after)
    assert "pdf.no-number" not in codes(hub, after)
    # Another sender with the same layout is not touched by it.
    stranger = taken(hub, third, {"sender": "x@other.example", "sender_domain": "other.example"})
    assert (stranger.number, stranger.partner) == ("", "")


def test_the_lesson_has_a_test_case_that_runs(hub: Hub, teacher: Teacher, folder: Path) -> None:
    first, _ = drawn("wanted", 2)
    row = taken(hub, first)
    said = teach(hub, teacher, row, "requested_delivery.earliest", first.orders[0].header["wanted"].isoformat())
    known = catalog(folder)
    profile = known.profile(said.profile)
    (sample,) = samples(folder / profile.file)
    assert faults(sample, profile, known) == []
    learned_file = folder / said.file.replace(".yaml", ".learned.yaml")
    held = learned_file.read_text()
    learned_file.write_text(held.replace("Rampe frei", "Etwas anderes"))
    assert "requested_delivery" in " ".join(faults(sample, profile, catalog(folder)))


def test_two_releases_make_it_trusted_and_two_misses_retire_it(hub: Hub, teacher: Teacher, folder: Path) -> None:
    every = drawn("number", 6)
    row = taken(hub, every[0])
    said = teach(hub, teacher, row, "number", str(every[0].orders[0].header["number"]))
    for paper in every[1:3]:
        after = taken(hub, paper)
        assert "learn.once" in codes(hub, after)
        review.release(hub.database, after.id, "anna", hub.now())
    (kept,) = all_rows(hub.database, tables.learned)
    assert kept.state == learned.TRUSTED
    trusted = taken(hub, every[3])
    assert "learn.once" not in codes(hub, trusted)
    review.correct(hub.database, trusted.id, {"number": "4711"}, "anna", hub.now())
    assert all_rows(hub.database, tables.learned)[0].state == learned.TRUSTED
    again = taken(hub, every[4])
    review.correct(hub.database, again.id, {"number": "4712"}, "anna", hub.now())
    assert all_rows(hub.database, tables.learned)[0].state == learned.RETIRING
    assert outcomes.settle_files(hub.database, folder, hub.now()) == 1
    assert all_rows(hub.database, tables.learned)[0].state == learned.RETIRED
    assert taken(hub, every[5]).number == ""
    outcomes.restore(hub.database, folder, said.learned_id, "bernd", hub.now())
    assert all_rows(hub.database, tables.learned)[0].state == learned.PROPOSED
    assert said.entry.split(",")[0] in (folder / said.file.replace(".yaml", ".learned.yaml")).read_text()


def test_what_contradicts_a_confirmed_order_is_refused_with_the_reason(
    hub: Hub, teacher: Teacher, folder: Path
) -> None:
    every = drawn("number", 3)
    row = taken(hub, every[0])
    teach(hub, teacher, row, "number", str(every[0].orders[0].header["number"]))
    review.release(hub.database, row.id, "anna", hub.now())
    other = taken(hub, every[1])
    wrong = str(every[1].orders[0].header["customer"])
    before = {path.name: path.read_bytes() for path in (folder / "partners").iterdir() if path.is_file()}
    said = teach(hub, teacher, other, "number", wrong)
    assert said.outcome == "refused"
    code, facts = said.said()
    assert code == "learn.refused"
    assert facts["expected"] == facts["number"] == every[0].orders[0].header["number"]
    assert facts["found"] == every[0].orders[0].header["customer"]
    assert {path.name: path.read_bytes() for path in (folder / "partners").iterdir() if path.is_file()} == before
    assert len(all_rows(hub.database, tables.learned)) == 1


def test_a_word_for_a_unit_is_learned_for_the_customer(hub: Hub, teacher: Teacher) -> None:
    first, second = drawn("unit", 2)
    row = taken(hub, first)
    assert value(hub, row, "lines[1].quantity.unit") is None
    said = teach(hub, teacher, row, "lines[1].quantity.unit", "CT")
    assert (said.outcome, said.entry) == ("learned", "{Gbx: CT}")
    after = taken(hub, second)
    assert {value(hub, after, f"lines[{at}].quantity.unit") for at in range(1, after.line_count + 1)} == {"CT"}
    assert "learn.once" not in codes(hub, after)


def test_a_column_is_learned_for_all_lines(hub: Hub, teacher: Teacher) -> None:
    first, second = drawn("article", 2)
    row = taken(hub, first)
    said = teach(hub, teacher, row, "lines[2].item.seller_id", first.orders[0].items[1].article)
    assert said.entry.startswith("{label: Merkwort, where: column")
    after = taken(hub, second)
    read = [value(hub, after, f"lines[{at}].item.seller_id") for at in range(1, after.line_count + 1)]
    assert read == [one.article for one in second.orders[0].items]


def test_a_misread_value_teaches_its_place_only(hub: Hub, teacher: Teacher) -> None:
    first, second = drawn("number", 2)
    row = taken(hub, first)
    with pytest.raises(OrderHubError, match=r"learn\.not-printed"):
        teach(hub, teacher, row, "number", "4711-X")
    with hub.database.begin() as tx:
        from orderhub.mapping.anchors import Paper as Words
        from orderhub.mapping.snapshot import unpack_paper

        words = Words(unpack_paper(learned.paper_of(tx, row.id)).sheets)
    label = next(iter(words.labels("Losung", 0)))
    laid = words.pages[0]
    box = laid.sheet.lie.box([laid.lines[label.line][label.end]])
    said = teacher.teach(row.id, "number", "anna", hub.now(), mark=Mark(1, box))
    assert said.entry == "{label: Losung, where: right}"
    assert taken(hub, second).number == second.orders[0].header["number"]


def test_nothing_is_learned_from_a_doubtful_sender(hub: Hub, teacher: Teacher, folder: Path) -> None:
    first = drawn("number", 1)[0]
    row = taken(hub, first)
    with hub.database.begin() as tx:
        tx.execute(
            tables.findings.insert().values(
                order_id=row.id, document_id=row.document_id, revision=1, code="mail.auth-failed", severity="warning",
                field="", place={}, params={}, at=hub.now(),
            )
        )  # fmt: skip
    with pytest.raises(OrderHubError, match=r"learn\.sender-doubtful"):
        teach(hub, teacher, row, "number", str(first.orders[0].header["number"]))
    assert not (folder / "partners").exists() or not list((folder / "partners").glob("*.yaml"))


def test_an_old_order_is_read_again_by_what_held_then(hub: Hub, teacher: Teacher) -> None:
    first, second = drawn("number", 2)
    teach(hub, teacher, taken(hub, first), "number", str(first.orders[0].header["number"]))
    before = taken(hub, second)
    outcomes.retire(hub.database, teacher.folder, 1, "bernd", hub.now())
    from orderhub.mapping.version import catalog_of
    from orderhub.store import mapping_versions

    with hub.database.begin() as tx:
        version = mapping_versions.get(tx, mapping_versions.sha_of(tx, before.id, 1))
    assert any(one.file.endswith(".learned.yaml") for one in version.files)
    assert catalog_of(version, {}).learned(version.name) is not None
    with hub.database.begin() as tx:
        rows = all_rows(hub.database, tables.learned)
    assert [one.state for one in rows] == [learned.RETIRED]


def command(hub: Hub, *words: str) -> int:
    args = cli.parser().parse_args(words)
    return (teach_cli.teach if words[0] == "teach" else teach_cli.taught)(hub, args)


def test_the_commands_teach_and_list(hub: Hub, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = drawn("number", 2)
    row = taken(hub, first)
    right = str(first.orders[0].header["number"])
    assert command(hub, "teach", str(row.document_id), f"number={right}", "--dry-run") == 0
    assert "+  number:" in capsys.readouterr().out
    assert not (folder / "partners").exists()
    assert command(hub, "teach", str(row.document_id), f"number={right}") == 0
    assert "number: {label: Losung, where: right" in capsys.readouterr().out
    review.release(hub.database, row.id, "anna", hub.now())
    other = taken(hub, second)
    assert other.number == second.orders[0].header["number"]
    wrong = str(second.orders[0].header["customer"])
    assert command(hub, "teach", other.number, f"number={wrong}") == 1
    assert f"would have read {first.orders[0].header['customer']} on order {right}" in capsys.readouterr().out
    assert command(hub, "teach", str(other.document_id), "number=nowhere-1") == 1
    assert "is not printed" in capsys.readouterr().err
    assert command(hub, "taught") == 0
    said = capsys.readouterr().out
    assert "proposed" in said
    assert said.endswith("1 learned, 1 layouts of paper\n")


def test_the_files_that_learning_writes_pass_the_checks(hub: Hub, teacher: Teacher, folder: Path) -> None:
    first, second = drawn("number", 2)
    row = taken(hub, first)
    teach(hub, teacher, row, "number", str(first.orders[0].header["number"]))
    review.correct(hub.database, (row := taken(hub, second)).id, {"lines[1].quantity.unit": "CT"}, "anna", hub.now())
    teacher.teach(row.id, "lines[1].quantity.unit", "anna", hub.now())
    assert len(list((folder / "partners").glob("*.test/learned-*.pdf"))) == 2
    assert [cli.main(["mapping", "--folder", str(folder), one]) for one in ("check", "test")] == [0, 0]


def test_a_dry_run_writes_nothing(hub: Hub, teacher: Teacher, folder: Path) -> None:
    first = drawn("number", 1)[0]
    row = taken(hub, first)
    said = teach(hub, teacher, row, "number", str(first.orders[0].header["number"]), dry_run=True)
    assert said.outcome == "learned"
    assert "+  number:" in said.diff
    assert all_rows(hub.database, tables.learned) == []
    assert not (folder / "partners").exists()
