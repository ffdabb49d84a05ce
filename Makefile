# Everything runs in .venv, which `make setup` makes; nothing is installed elsewhere.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench features

READY := .venv/ready
# uv brings its own list of authorities; the machine's list also knows a company's own.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1
endif
# Tests and demo find uv and the console scripts of .venv first.
IN_VENV := PATH="$$PWD/.venv/bin:$$PATH"

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## make .venv with exactly the packages of requirements.lock
	@echo "ready: .venv/bin/orderhub --help"

$(READY): requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh
	@touch $(READY)

demo: $(READY) ## everything on this machine: PostgreSQL, Airflow, Tryton, mail, drop folders, seven orders
	@$(IN_VENV) .venv/bin/orderhub demo $(ARGS)

test: $(READY) ## all tests; live ones skip with a reason where their counterpart is missing (CI=true: fail)
	@$(IN_VENV) .venv/bin/pytest $(ARGS)

check: $(READY) ## format, lint, types, import rules, mapping files, house rules, documentation
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/orderhub mapping check
	.venv/bin/orderhub mapping test
	.venv/bin/pytest tests/test_docs.py tests/test_house_rules.py tests/test_packaging.py tests/test_compose.py

bench: $(READY) ## measure bytes to ERP acknowledgement beside a raw floor; ARGS="--n 2000" for another size
	.venv/bin/orderhub bench $(or $(ARGS),--n 5000)

features: $(READY) ## run the acceptance tests of the feature table and print the rows that pass
	@$(IN_VENV) .venv/bin/pytest -p tests.feature_rows -m feature $(ARGS)
