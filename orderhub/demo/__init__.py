"""`orderhub demo`: the whole hub with real neighbours on one machine, without Docker.

PostgreSQL, Airflow (each part a process of its own), Tryton as ERP with a warehouse worker, an IMAP server, an SMTP
sink, a shop that receives callbacks, and drop folders. Seven orders come in at seven doors and their status goes back.
"""
