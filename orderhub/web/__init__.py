"""The pages of operations staff and the public HTTP API. FastAPI, Jinja2, htmx.

`app.create` builds the pages (mounted under /hub by the Airflow plugin), `public.create` the API of `orderhub serve`;
the two never run in one process. A page is: route in `pages/` -> reads of `orderhub.store.pages_*` -> one template.
Pages change things only through `orderhub.steps`. Only `auth` knows Airflow.
"""
