"""`orderhub receive|check|deliver|watch|publish|overdue|masterdata|work`: the steps, without Airflow."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

import msgspec

from orderhub.steps.alarms import alarms
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.overdue import find_overdue
from orderhub.steps.publish import publish
from orderhub.steps.receive import receive_all
from orderhub.steps.review import recheck_all
from orderhub.steps.watch_erp import refresh_masterdata, watch_erp
from orderhub.steps.work import drain, work

Step = Callable[[Hub], Any]
_STEPS: dict[str, tuple[str, Step, Step]] = {
    "receive": ("poll every source", receive_all, receive_all),
    "check": ("check the orders in review again", recheck_all, recheck_all),
    "deliver": ("take accepted orders to the ERP", deliver, lambda hub: drain(deliver, hub)),
    "watch": ("take over what happened in the ERP", watch_erp, watch_erp),
    "publish": ("send what the channels are to be told", publish, lambda hub: drain(publish, hub)),
    "overdue": ("raise the alarm for acknowledgements that did not come in time", find_overdue, find_overdue),
    "masterdata": ("take over the ERP's articles and customers", refresh_masterdata, refresh_masterdata),
    "alarms": ("look for what is wrong with the intake and tell the operator", alarms, alarms),
    "work": ("all steps until nothing is left to do", work, work),
}


def add(subparsers: Any) -> None:
    """Add one command a step."""
    for name, (text, _, _) in _STEPS.items():
        command = subparsers.add_parser(name, help=text, description=text)
        command.add_argument("--once", action="store_true", help="one batch only, where the step takes batches")
        command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the step and print its counts as JSON, one object a line."""
    _, once, until_empty = _STEPS[args.command]
    hub = Hub()
    try:
        report = (once if args.once else until_empty)(hub)
    finally:
        hub.close()
    for one in report if isinstance(report, list) else [report]:
        print(json.dumps(msgspec.to_builtins(one)))
    return 0
