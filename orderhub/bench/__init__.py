"""`orderhub bench`: how fast, at what cost, and is every promise kept. Bytes in, ERP acknowledgement out.

Everything real but the ERP: a PostgreSQL of its own, the parser pool, the outbox, worker processes that are restarted
when they are killed. The ERP is a double with a ledger of its own, which is the judge of "once". A raw floor (the same
documents, the same database, no guarantees, no mapping, no checks) runs beside it in the same call.
"""
