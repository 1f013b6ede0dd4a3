# `make run` and `make test` set up everything they need; `make help` lists the rest.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev
READY_FUZZ := $(VENV)/ready-fuzz

.PHONY: help run test check lint types contracts test-slow test-server bench bench-facts pin-facts screenshots gazetteer han worldmap lock clean

run: $(READY)  ## set up, then open the reader
	@$(BIN)/dateline

test: $(READY_DEV)  ## set up, then run every test but the slow ones
	@$(BIN)/python -m pytest $(ARGS)

help:  ## list what make can do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

check: lint types contracts test  ## everything that CI runs

lint: $(READY_DEV)  ## style
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .

types: $(READY_DEV)  ## types, strictly
	@$(BIN)/mypy

contracts: $(READY_DEV)  ## who may import whom
	@$(BIN)/lint-imports

test-slow: $(READY_DEV) $(READY_FUZZ)  ## the tests that take minutes
	@$(BIN)/python -m pytest -m slow

test-server: $(READY_DEV)  ## the contract of sync against a server (URL=..., an account for tests)
	@DATELINE_SERVER="$(URL)" $(BIN)/python -m pytest tests/sync/test_sync_server.py -n 1

bench: $(READY_DEV)  ## measure the budgets, side by side
	@$(BIN)/python tests/bench/all.py

bench-facts: $(READY_DEV)  ## score the facts (GOLD=folder of gold files), beside the bare model and the last ones
	@$(BIN)/python tests/bench/facts.py $(GOLD)
	@$(if $(GOLD),,$(BIN)/python tests/bench/pin.py)

pin-facts: $(READY_DEV)  ## pin the facts' scores, and the rules of this VERSION
	@$(BIN)/python tests/bench/pin.py --write

screenshots: $(READY_DEV)  ## draw screenshots/ anew
	@$(BIN)/python tests/app/screenshots.py

gazetteer: $(READY_DEV)  ## build the gazetteer anew from its packages
	@$(BIN)/python -m tui.facts.gazetteer.build

han: $(READY_DEV)  ## build the table of Chinese characters anew from its package
	@$(BIN)/python -m tui.library.han.build

worldmap: $(READY_DEV)  ## build the map's coasts and borders anew (needs npm)
	@$(BIN)/python -m tui.world.build

lock:  ## resolve the lock files anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --group fuzz -o requirements-fuzz.lock

clean:  ## remove what make made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment is made again where its Python is gone, and filled again where a lock file changed.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11, 3.12 or 3.13: install one, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Setting up in $(VENV) with $(PYTHON); this happens once and takes a minute or two." >&2
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q tui
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY) | $(BIN)/python
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

# The fuzzer has packages for few systems; where there is none, its tests are skipped.
$(READY_FUZZ): requirements-fuzz.lock $(READY_DEV)
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-fuzz.lock || echo "atheris cannot be installed here: its tests are skipped." >&2
	@touch $@
