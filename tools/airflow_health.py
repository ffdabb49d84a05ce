"""Exit status 0 when Airflow says of one of its parts that it is healthy. Standard library only.

    python tools/airflow_health.py http://localhost:8080 scheduler

GET /api/v2/monitor/health answers 200 whatever has happened; the truth stands in its body:

    {"metadatabase": {"status": "healthy"}, "scheduler": {"status": "unhealthy", ...}, "triggerer": ..., ...}
"""

from __future__ import annotations

import json
import sys
import urllib.request
from typing import Any


def status(health: dict[str, Any], part: str) -> str:
    """What the body says of `part`, or "absent"; a part that never started has the status null."""
    return str((health.get(part) or {}).get("status") or "absent")


def main() -> int:
    """0 healthy, 1 anything else, an unreachable server too."""
    base, part = sys.argv[1:]
    try:
        with urllib.request.urlopen(f"{base}/api/v2/monitor/health", timeout=8) as answer:  # noqa: S310 -- given by us
            said = status(json.load(answer), part)
    except (OSError, ValueError) as fault:
        said = type(fault).__name__
    sys.stdout.write(f"{part}: {said}\n")
    return 0 if said == "healthy" else 1


if __name__ == "__main__":
    sys.exit(main())
