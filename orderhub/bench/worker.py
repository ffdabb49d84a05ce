"""One worker process of the benchmark: `python -m orderhub.bench.worker capture|capture-2|deliver`."""

from __future__ import annotations

import logging
import signal
import sys
import threading

import structlog

from orderhub.steps.capture import capture
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.work import keep_working

_STEPS = {"capture": capture, "deliver": deliver}


def main(name: str) -> None:
    """Work until told to stop."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    hub = Hub()
    try:
        keep_working(hub, [_STEPS[name.partition("-")[0]]], stop)
    finally:
        hub.close()


if __name__ == "__main__":
    main(sys.argv[1])
