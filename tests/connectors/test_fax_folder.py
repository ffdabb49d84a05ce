"""The fax folder: the contract of every source, and what file names of faxes tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from connectors.fax_folder import FILE_NAMES, FaxFolder, e164, read_file_name, read_stamp
from orderhub.errors import SettingsError
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


def test_only_tiff_and_pdf_are_faxes(tmp_path: Path) -> None:
    for name in ("a.tif", "b.TIFF", "c.pdf", "d.txt", "seqf"):
        _write(tmp_path / name, b"x")
    survey = FaxFolder("fax", tmp_path, settled_after_s=0).survey({})
    assert sorted(item.name for item in survey.waiting) == ["a.tif", "b.TIFF", "c.pdf"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+49 711 4567-99", "+49711456799"),
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


def test_stamps_in_the_hour_that_comes_twice_are_the_first() -> None:
    assert read_stamp("20261025-023000", BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_names_that_fit_no_pattern_tell_nothing() -> None:
    assert read_file_name("Rechnung.pdf", [re.compile(name) for name in FILE_NAMES]) == {}


def test_a_wrong_pattern_is_a_setting_at_fault(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        FaxFolder("fax", tmp_path, file_names=["(?P<caller>"])
    with pytest.raises(SettingsError):
        FaxFolder("fax", tmp_path, time_zone="Europa/Berlin")


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
