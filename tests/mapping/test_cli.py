from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from orderhub.cli import main

MAPPINGS = Path(__file__).parents[2] / "mappings"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "mappings"
    shutil.copytree(MAPPINGS, target)
    return target


def run(folder: Path, *arguments: object) -> int:
    return main(["mapping", "--folder", str(folder), *map(str, arguments)])


def change(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_check_accepts_what_we_ship(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "check") == 0
    said = capsys.readouterr()
    assert "0 refused" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sender:", "sendr:", 'nordwind.yaml:5:53: unknown key "sendr"; did you mean "sender"'),
        ("NAD[3035=DP]/3039", "NAD[3053=DP]/3039", "NAD has no element 3053; did you mean 3035"),
        ("table: articles", "table: artikles", "there is no table lookups/artikles.csv"),
        ("extends: generic-edifact-orders", "extends: generic-edifakt-orders", 'did you mean "generic-edifact-orders"'),
    ],
)
def test_check_refuses_slips_with_line_column_and_hint(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    change(folder / "partners" / "nordwind.yaml", old, new)
    assert run(folder, "check") == 1
    assert said in capsys.readouterr().err


def test_check_advises_on_odd_qualifiers_and_repeated_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "partners" / "nordwind.yaml", "NAD[3035=DP]", "NAD[3035=DQ]")
    change(folder / "partners" / "nordwind.yaml", "lines:\n  line:\n", "lines:\n  line:\n    number: LIN/1082\n")
    assert run(folder, "check") == 0
    said = capsys.readouterr().err
    assert "DQ is no known qualifier of 3035" in said
    assert '"number" repeats the rule of generic/edifact-orders.yaml' in said


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        ('["PIA/7140[7143=SA]", {lookup', '[PIA/7140, "PIA/7140[7143=SA]", {lookup', 1, "can never win"),
        ("{const: KD-1001}", "{const: KD-1001, default: KD-2}", 1, '"default" of "buyer.customer_number"'),
        ("lines:\n  line:\n", "lines:\n  line:\n    schedule: null\n    amount: null\n", 0, ""),
        ("order:\n", "order:\n  seller.contact.email: null\n", 0, "takes nothing away"),
        ("order:\n", "order:\n  payment_terms: FTX[4451=PMT]/4440\n", 0, "no test of this partner"),
        ("order:\n", "tables: {idle: {A: B}}\norder:\n", 0, "no rule uses this table"),
    ],
)
def test_check_names_what_can_never_do_anything(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, status: int, said: str
) -> None:
    if old != new:
        change(folder / "partners" / "nordwind.yaml", old, new)
    assert run(folder, "check") == status
    heard = capsys.readouterr().err
    assert said in heard
    assert bool(said) == bool(heard)


def test_check_refuses_two_partners_whose_matches_share_a_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = folder / "partners" / "zwilling.yaml"
    shutil.copy(folder / "partners" / "nordwind.yaml", twin)
    shutil.copytree(folder / "partners" / "nordwind.test", folder / "partners" / "zwilling.test")
    change(change(twin, "profile: nordwind", "profile: zwilling"), "slug: nordwind", "slug: zwilling")
    change(twin, 'message: [ORDERS, ORDCHG], sender: "4012345900019:14"', 'message: ORDERS, sender: "40123459000*"')
    assert run(folder, "check") == 1
    assert "matches the same documents" in capsys.readouterr().err


def test_check_refuses_a_partner_without_test_and_two_for_the_same_documents(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "partners" / "nordwind.test")
    twin = folder / "partners" / "zwilling.yaml"
    shutil.copy(folder / "partners" / "nordwind.yaml", twin)
    change(change(twin, "profile: nordwind", "profile: zwilling"), "slug: nordwind", "slug: zwilling")
    assert run(folder, "check") == 1
    said = capsys.readouterr().err
    assert "nordwind.test holds no sample" in said
    assert "matches the same documents" in said


def test_a_test_that_no_longer_holds_names_the_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "partners" / "nordwind.yaml"
    change(file, "{const: KD-1001}", "{const: KD-1002}")
    assert run(folder, "test", file) == 1
    assert "buyer.customer_number: expected KD-1001, found KD-1002" in capsys.readouterr().out


def test_a_finding_that_nobody_expects_fails_and_an_expected_one_must_come(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "partners" / "alpenmarkt.yaml"
    findings = folder / "partners" / "alpenmarkt.test" / "01.findings.yaml"
    change(findings, "quantity.unit", "quantity.value")
    assert run(folder, "test", file) == 1
    assert "did not come up" in capsys.readouterr().out
    findings.unlink()
    assert run(folder, "test", file) == 1
    assert "unexpected finding: mapping.lookup-missing" in capsys.readouterr().out


def test_explain_shows_rule_place_and_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = folder / "partners" / "nordwind.test" / "01.edi"
    assert run(folder, "explain", sample, "--field", "lines[2].item.seller_id") == 0
    said = capsys.readouterr().out
    assert "lines[2].item.seller_id = NW-1101" in said
    assert "partners/nordwind.yaml:" in said
    assert "articles[$item.gtin]" in said
    assert "b'4012345110104'" in said
    assert run(folder, "explain", sample, "--field", "lines[2].item.seler_id") == 2
    assert "seller_id" in capsys.readouterr().err


def test_diff_shows_exactly_the_changed_field(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = folder / "partners" / "nordwind.yaml"
    new = Path(shutil.copy(old, tmp_path / "new.yaml"))
    originals = folder / "partners" / "nordwind.test"
    assert run(folder, "diff", old, new, "--over", originals) == 0
    assert "1 orders compared, 0 changed" in capsys.readouterr().out
    change(new, "buyer.customer_number: {const: KD-1001}", "buyer.customer_number: {const: KD-9}")
    assert run(folder, "diff", old, new, "--over", originals) == 1
    changed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    buyer")]
    assert changed == ["    buyer.customer_number: KD-1001 -> KD-9"]
    assert run(folder, "diff", old, new, "--over", originals, "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["orders"], said["changed"], said["fields"][0]["field"]) == (1, 1, "buyer.customer_number")
    assert run(folder, "diff", old, new) == 1
    assert "+  buyer.customer_number: {const: KD-9}" in capsys.readouterr().out


@pytest.mark.parametrize("partner", ["nordwind", "widgetco", "moebelhaus-krause", "teeladen", "brightshop", "bergmann"])
def test_a_proposed_mapping_loads_and_its_test_holds(folder: Path, tmp_path: Path, partner: str) -> None:
    """As if nobody had described this partner yet."""
    samples = tmp_path / "samples"
    shutil.copytree(folder / "partners" / f"{partner}.test", samples)
    shutil.rmtree(folder / "partners" / f"{partner}.test")
    (folder / "partners" / f"{partner}.yaml").unlink()
    sample = next(path for path in samples.iterdir() if path.suffix != ".yaml")
    assert run(folder, "new", "--from", sample, "--slug", "newcomer", "--name", "Newcomer AG", "--write") == 0
    made = folder / "partners" / "newcomer.yaml"
    assert run(folder, "check") == 0
    assert run(folder, "test", made) == 0
    assert run(folder, "new", "--from", sample, "--slug", "newcomer", "--write") == 2


def test_columns_with_unheard_of_titles_are_known_by_their_content(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = tmp_path / "liste.csv"
    sample.write_text(
        "Bestellnummer;Bezeichnung;Balken;Unser Zeichen;Menge;Bis wann\n"
        "A-77;Wasser;4012345100105;NW-1001;12;01.12.2026\nA-77;Kaffee;4012345110104;NW-1101;3;02.12.2026\n",
        encoding="utf-8",
    )
    assert run(folder, "new", "--from", sample, "--slug", "balken", "--write") == 0
    made = folder / "partners" / "balken.yaml"
    text = made.read_text(encoding="utf-8")
    for rule in ("item.gtin: ", "item.seller_id: ", "requested_delivery: "):
        assert f"    {rule}" in text
    assert run(folder, "test", made) == 0
    assert run(folder, "check") == 0
    expected = (folder / "partners" / "balken.test" / "01.expected.yaml").read_text(encoding="utf-8")
    for value in ("4012345110104", "NW-1101", "2026-12-02"):
        assert value in expected
    capsys.readouterr()


def test_the_proposal_is_printed_without_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "new", "--from", folder / "partners" / "nordwind.test" / "01.edi", "--slug", "acme") == 0
    said = capsys.readouterr().out
    assert "extends: generic-eancom-97-orders" in said
    assert 'sender: "4012345900019:14"' in said


def test_a_wrong_call_is_one_clear_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "explain", "nowhere.edi", "--field", "number") == 2
    assert run(folder, "test", "nowhere.yaml") == 2
    assert main(["mapping", "--folder", "nowhere", "check"]) == 2
    assert all("nowhere" in line for line in capsys.readouterr().err.splitlines())
