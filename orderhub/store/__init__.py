"""The only room that speaks SQL: server, tables, migrations, originals, ledger, orders, outbox, reads of pages.

Writers on hot paths send one statement per table and batch; reading for pages goes through the table metadata.
"""
