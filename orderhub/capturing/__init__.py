"""Reading a document to its outcome: sniff, open, parse, map, in pooled child processes with limits.

`read.read(document, catalog) -> Reading` does it in this process and is what a child runs;
`pool.ParserPool.read_many(documents) -> list[Reading]` does it under limits and never raises for a document.
"""
