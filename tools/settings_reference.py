"""Prints docs/reference/settings.md, made from `orderhub/settings.py`.

.venv/bin/python tools/settings_reference.py > docs/reference/settings.md
"""

from __future__ import annotations

import sys

from orderhub.settings import Settings

_HEAD = """# Settings

Made by `tools/settings_reference.py` from `orderhub/settings.py`; a test compares the two. Each setting is an
environment variable; every process of an installation (Airflow's parts, `orderhub serve`, the command line) needs the
same ones.
What the hub is connected to stands in [hub.yaml](hub-file.md).

| variable | default | meaning |
|---|---|---|
"""
_FOOT = """
A secret that `hub.yaml` names as `env:NAME` is read from the variable `NAME`, or from the file that the variable
`NAME_FILE` names; the file may end with a line break.
"""


def page() -> str:
    """The whole page."""
    rows = [
        f"| `ORDERHUB_{name.upper()}` | {_shown(field.default)} | {field.description} |\n"
        for name, field in Settings.model_fields.items()
    ]
    return _HEAD + "".join(rows) + _FOOT


def _shown(default: object) -> str:
    if default in (None, ""):
        return ""
    return f"`{int(default) if isinstance(default, bool) else default}`"


if __name__ == "__main__":
    sys.stdout.write(page())
