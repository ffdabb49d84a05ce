"""What a stranger gets: a wheel with the product and nothing else, a lock that matches, a set-up that helps itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (REPO / "requirements.lock").read_text(encoding="utf-8")


def locked() -> dict[str, list[str]]:
    """Versions of the lock by package; a package may have one for each Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)", LOCK, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git would keep, without network."""
    work = tmp_path_factory.mktemp("build")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPO, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (REPO / name).is_file():
            (work / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPO / name, work / "tree" / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)],
        cwd=work / "tree", check=True, capture_output=True,
    )  # fmt: skip
    return next(work.glob("*.whl"))


def test_the_wheel_holds_the_three_packages_and_their_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"orderhub", "parsers", "connectors"}
    for needed in (
        "orderhub/store/migrations/versions/0001_first_tables.sql", "orderhub/web/templates/queue.html",
        "orderhub/web/static/hub.css", "orderhub/web/static/htmx.min.js", "orderhub/web/static/htmx.LICENSE.txt",
    ):  # fmt: skip
        assert needed in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_names_its_entry_points(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    points = archive.read(next(name for name in archive.namelist() if name.endswith("entry_points.txt"))).decode()
    assert "orderhub = orderhub.cli:run" in points
    assert "[airflow.plugins]" in points


def test_the_lock_satisfies_the_project() -> None:
    versions = locked()
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for line in {one for group in groups for one in group}:
        wanted = Requirement(line)
        found = versions.get(canonicalize_name(wanted.name), [])
        assert found, f"{wanted.name} is not in requirements.lock"
        assert any(wanted.specifier.contains(one, prereleases=True) for one in found), f"{line}: locked {found}"


def test_what_is_installed_is_what_is_locked() -> None:
    """A venv that has drifted from the lock tests something nobody else has."""
    from importlib.metadata import version

    versions = locked()
    for name in ("apache-airflow", "sqlalchemy", "pydantic", "rapidocr", "pypdfium2", "psycopg", "uv", "ruff", "mypy"):
        assert version(name) in versions[canonicalize_name(name)], name


def test_no_licence_forbids_us_to_ship() -> None:
    """AGPL binds whoever offers the hub over a network; GPL code may only run as a process of its own."""
    from importlib.metadata import distributions

    for one in distributions():
        said = [one.metadata["License-Expression"] or "", *(one.metadata.get_all("Classifier") or [])]
        bad = [line for line in said if re.search(r"AGPL|Affero", line)]
        assert not bad, f"{one.metadata['Name']}: {bad}"


def run_setup(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "requirements.lock", "pyproject.toml", "tools/setup.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPO / name, folder / name)
    return subprocess.run(["make", "setup"], cwd=folder, capture_output=True, text=True, env={**os.environ, **env})


def bare_python(folder: Path, *missing: str) -> Path:
    """A Python without some of its modules, as a minimal Debian has it."""
    for name in missing:
        (folder / "missing" / name).mkdir(parents=True)
        (folder / "missing" / name / "__init__.py").write_text("raise ImportError\n")
    program = folder / "python"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{folder}/missing" exec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    return program


def test_set_up_without_any_installer_says_what_to_do(tmp_path: Path) -> None:
    python = bare_python(tmp_path, "ensurepip", "pip")
    done = run_setup(tmp_path / "a b", PYTHON=str(python), PATH="/usr/bin:/bin")
    assert done.returncode != 0
    assert "python3-venv" in done.stderr
    assert not (tmp_path / "a b" / ".venv" / "ready").exists()


def test_set_up_with_an_old_python_says_so(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    for name in ("make", "sh", "dirname", "cat", "awk", "grep"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    done = run_setup(tmp_path / "tree", PYTHON=str(old), PATH=str(tmp_path / "bin"))
    assert done.returncode != 0
    assert "3.11" in done.stderr


def test_a_second_set_up_does_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    (folder / ".venv").mkdir(parents=True)
    (folder / ".venv" / "ready").touch()
    done = run_setup(folder, PYTHON="/nonexistent")
    assert done.returncode == 0, done.stderr
    assert "installing" not in done.stderr
