"""The benchmark's figures as text."""

from __future__ import annotations

from orderhub.bench.run import Result


def as_text(result: Result) -> str:
    """A table for people."""
    lines = [
        f"{result.documents} documents, mixed" + (", resumed after a kill" if result.resumed else ""),
        f"  speed               {result.documents_per_s:>10} documents/s, bytes to ERP acknowledgement",
        f"  floor               {result.floor_documents_per_s:>10} documents/s, one process, no guarantees",
        f"  at {result.rate_per_s:>7}/s   p50 {result.p50_ms:>10} ms   p95 {result.p95_ms} ms",
        f"  CPU per document    {result.cpu_ms_per_document:>10} ms",
        f"    client            {result.cpu_client_ms_per_document:>10} ms",
        f"    database          {result.cpu_database_ms_per_document:>10} ms",
        f"  floor               {result.floor_cpu_ms_per_document:>10} ms; ratio {result.cpu_ratio_to_floor}",
        f"  peak memory         {result.peak_rss_mb:>10} MB a process",
        f"  processes restarted {result.restarts:>10}",
        f"  outcomes            {result.outcomes}",
        f"  violations          {result.violations:>10}",
    ]
    return "\n".join([*lines, *(f"    {one}" for one in result.broken)])
