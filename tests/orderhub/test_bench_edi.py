"""`orderhub bench edi`: every tool of one run counts what was written."""

from __future__ import annotations

from pathlib import Path

import msgspec

from orderhub.bench.edi import as_text, bench

MAPPINGS = Path(__file__).parents[2] / "mappings"


def test_all_tools_read_the_generated_files_whole(tmp_path):
    result = bench(tmp_path, MAPPINGS, megabytes=0.05, others=())
    assert result.counts_right
    assert {name: one.counts_right for name, one in result.peers.items()} == dict.fromkeys(result.peers, True)
    figures = msgspec.to_builtins(result)
    assert {"edifact_mb_per_s", "x12_mb_per_s", "orders_per_s", "peak_rss_mb", "peers"} <= set(figures)
    assert min(figures["edifact_mb_per_s"], figures["x12_mb_per_s"], figures["orders_per_s"]) > 0
    assert "counts   all as written" in as_text(result)
