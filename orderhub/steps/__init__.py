"""The shell: one module a step. Each does the same five things: load, decide (core), act (port), record, report.

A step takes a batch, may be killed at any line, and is safe to run twice at the same time.
"""
