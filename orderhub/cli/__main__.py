"""`python -m orderhub.cli` is `orderhub`."""

from orderhub.cli import run

run()
