"""The fax folder: the contract of every source, and what file names of faxes tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from connectors.fax_folder import FILE_NAMES, FaxFolder, read_file_name
from orderhub.errors import SettingsError
from orderhub.fax_facts import e164, read_stamp
from orderhub.ports import Arrived
from orderhub.testing.source_contract import SourceContract

BERLIN = ZoneInfo("Europe/Berlin")


class TestFaxFolder(SourceContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "recvq").mkdir()
        return tmp_path / "recvq"

    @pytest.fixture
    def source(self, folder: Path) -> FaxFolder:
        return FaxFolder("fax", folder, settled_after_s=0)

    @pytest.fixture
    def put(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / f"{name}.tif", b"II*\x00" + content)

    @pytest.fixture
    def put_half(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / f"{name}.tif.tmp", content)

    @pytest.fixture
    def state(self, folder: Path) -> Callable[[], object]:
        return lambda: [(one.name, one.stat().st_mtime_ns, one.read_bytes()) for one in sorted(folder.iterdir())]

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> FaxFolder:
        return FaxFolder("fax", tmp_path / "not-mounted")

    @pytest.fixture
    def refused(self) -> FaxFolder:
        pytest.skip("a folder has no login")


@pytest.mark.parametrize(
    ("name", "caller", "called", "at"),
    [
        ("22.11.26_08.14_Telefax.0711456799.pdf", "+49711456799", None, datetime(2026, 11, 22, 7, 14, tzinfo=UTC)),
        ("22.07.26_08.14_Telefax.pdf", None, None, datetime(2026, 7, 22, 6, 14, tzinfo=UTC)),
        ("20261122-081402_+49711456799.tif", "+49711456799", None, datetime(2026, 11, 22, 7, 14, 2, tzinfo=UTC)),
        (
            "2026-11-22_08-14-02_from_0711456799_to_071198760.pdf",
            "+49711456799",
            "+4971198760",
            datetime(2026, 11, 22, 7, 14, 2, tzinfo=UTC),
        ),
        ("004311234567_20261122081402.tiff", "+4311234567", None, datetime(2026, 11, 22, 7, 14, 2, tzinfo=UTC)),
        ("fax000000042.tif", None, None, None),
        ("scan.pdf", None, None, None),
    ],
)
def test_file_names_tell_caller_and_time(
    tmp_path: Path, name: str, caller: str | None, called: str | None, at: datetime | None
) -> None:
    _write(tmp_path / name, b"II*\x00")
    fax = FaxFolder("fax", tmp_path, settled_after_s=0)
    (one,) = fax.fetch([item.key for item in fax.survey({}).waiting])
    assert isinstance(one, Arrived)
    assert one.document.channel == "fax"
    assert one.document.envelope.get("caller") == caller
    assert one.document.envelope.get("called") == called
    assert at is None or one.sent_at == at
    assert one.document.media_type == ("application/pdf" if name.endswith("pdf") else "image/tiff")


def test_an_installation_adds_its_own_names(tmp_path: Path) -> None:
    _write(tmp_path / "FAX-von-07119999-Nr-88.pdf", b"%PDF")
    fax = FaxFolder(
        "fax", tmp_path, settled_after_s=0, file_names=[r"FAX-von-(?P<caller>\d+)-Nr-\d+"], called="0711/123-0"
    )
    (one,) = fax.fetch([item.key for item in fax.survey({}).waiting])
    assert isinstance(one, Arrived)
    assert one.document.envelope["caller"] == "+497119999"
    assert one.document.envelope["called"] == "+497111230"


SIDECAR = {
    "ending": ".txt",
    "caller": r"(?:Caller|<from>)[: ]*([\d+ /()-]+)",
    "called": r"(?:Called|<to>)[: ]*([\d+ /()-]+)",
    "time": r"Received: *(.+)",
    "pages": r"Pages: *(\d+)",
    "job": r"Job: *(\S+)",
}


@pytest.mark.parametrize("beside", ["a.txt", "a.tif.txt", "a.TXT"])
def test_a_file_beside_the_fax_tells_who_called(tmp_path: Path, beside: str) -> None:
    _write(tmp_path / "a.tif", b"II*\x00")
    said = "Caller: 0711 4567-99\nCalled: +49 (0)711/123456\nReceived: 22.11.2026 08:14\nPages: 3\nJob: 4711\n"
    _write(tmp_path / beside, said.encode("utf-16"))
    fax = FaxFolder("fax", tmp_path, settled_after_s=0, sidecar=SIDECAR, called="0999 1")
    one, key = _only(fax)
    assert one.document.envelope == {
        "file_name": "a.tif", "folder": str(tmp_path), "sidecar": beside, "caller": "+49711456799",
        "called": "+49711123456", "fax_time": "2026-11-22T07:14:00+00:00", "fax_pages": "3", "fax_job": "4711",
    }  # fmt: skip
    assert one.sent_at == datetime(2026, 11, 22, 7, 14, tzinfo=UTC)
    fax.settle([key])
    assert sorted(path.name for path in (tmp_path / "done").iterdir()) == sorted(["a.tif", beside])
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (".xml", b"<fax><from>0711456799</from><to>0711123456</to><pad>" + b"x" * 300 + b"</pad></fax>"),
        (".json", b'{"pad": "' + b"x" * 300 + b'", "caller": "0711456799", "called": "0711123456"}'),
    ],
)
def test_xml_and_json_on_one_line_are_read_as_text(tmp_path: Path, ending: str, said: bytes) -> None:
    _write(tmp_path / "a.tif", b"II*\x00")
    _write(tmp_path / f"a{ending}", said)
    patterns = {"caller": r"(?:<from>|\"caller\": \")(\d+)", "called": r"(?:<to>|\"called\": \")(\d+)"}
    fax = FaxFolder("fax", tmp_path, settled_after_s=0, sidecar={"ending": ending, **patterns})
    envelope = _only(fax)[0].document.envelope
    assert (envelope["caller"], envelope["called"]) == ("+49711456799", "+49711123456")


def test_a_fax_waits_a_while_for_the_file_beside_it_and_then_comes_alone(tmp_path: Path) -> None:
    _write(tmp_path / "a.tif", b"II*\x00")
    waiting = FaxFolder("fax", tmp_path, settled_after_s=0, sidecar=SIDECAR).survey({})
    assert (waiting.waiting, waiting.not_ready) == ([], 1)
    one, _ = _only(FaxFolder("fax", tmp_path, settled_after_s=0, sidecar={**SIDECAR, "wait_s": 0}))
    assert "caller" not in one.document.envelope
    outside = tmp_path.parent / f"{tmp_path.name}-secret"
    _write(outside, b"Caller: 0711 666666")
    (tmp_path / "a.txt").symlink_to(outside)
    one, _ = _only(FaxFolder("fax", tmp_path, settled_after_s=0, sidecar={**SIDECAR, "wait_s": 0}))
    assert "caller" not in one.document.envelope


@pytest.mark.parametrize(
    "wrong",
    [
        {"caller": r"Caller: (\d+)"},
        {"ending": ".tif", "caller": r"Caller: (\d+)"},
        {"ending": ".txt"},
        {"ending": ".txt", "caller": r"(\d+)+x"},
        {"ending": ".txt", "caller": r".*\d+.*"},
        {"ending": ".txt", "caller": "("},
        {"ending": ".txt", "Caller Id": r"\d+"},
        {"ending": ".txt", "caller": r"\d+", "wait_s": -1},
        "Caller",
    ],
)
def test_a_sidecar_that_cannot_be_is_a_setting_at_fault(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(SettingsError):
        FaxFolder("fax", tmp_path, sidecar=wrong)  # type: ignore[arg-type]  # as it comes from YAML


def test_only_tiff_and_pdf_are_faxes(tmp_path: Path) -> None:
    for name in ("a.tif", "b.TIFF", "c.pdf", "d.txt", "seqf"):
        _write(tmp_path / name, b"x")
    survey = FaxFolder("fax", tmp_path, settled_after_s=0).survey({})
    assert sorted(item.name for item in survey.waiting) == ["a.tif", "b.TIFF", "c.pdf"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+49 711 4567-99", "+49711456799"),
        ("+49 (0)711 4567-99", "+49711456799"),
        ("0049711456799", "+49711456799"),
        ("0711/456799", "+49711456799"),
        ("49711456799", "+49711456799"),
        ("+43 1 1234567", "+4311234567"),
        ("4711", "4711"),
        ("", ""),
    ],
)
def test_numbers_become_e164(said: str, number: str) -> None:
    assert e164(said, "49") == number


@pytest.mark.parametrize("stamp", ["", "99999999-999999", "31.02.26_08.14", "1234"])
def test_what_is_no_stamp_is_none(stamp: str) -> None:
    assert read_stamp(stamp, BERLIN) is None


@pytest.mark.parametrize(
    "stamp", ["22.11.2026 08:14", "22.11.26, 8:14:00", "2026-11-22T08:14:00", "2026-11-22T07:14:00Z", "20261122081400"]
)
def test_stamps_are_read_as_gateways_write_them(stamp: str) -> None:
    assert read_stamp(stamp, BERLIN) == datetime(2026, 11, 22, 7, 14, tzinfo=UTC)


def test_stamps_in_the_hour_that_comes_twice_are_the_first() -> None:
    assert read_stamp("20261025-023000", BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_names_that_fit_no_pattern_tell_nothing() -> None:
    assert read_file_name("Rechnung.pdf", [re.compile(name) for name in FILE_NAMES]) == {}


def test_a_wrong_pattern_is_a_setting_at_fault(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        FaxFolder("fax", tmp_path, file_names=["(?P<caller>"])
    with pytest.raises(SettingsError):
        FaxFolder("fax", tmp_path, time_zone="Europa/Berlin")


def _only(fax: FaxFolder) -> tuple[Arrived, str]:
    (item,) = fax.survey({}).waiting
    (one,) = fax.fetch([item.key])
    assert isinstance(one, Arrived)
    return one, item.key


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
