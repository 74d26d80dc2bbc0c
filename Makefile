# One front door. `make help` lists it; `make check` changes nothing, `make fix` does.
# Nothing is needed beforehand but Python 3.11 or newer and make: each target brings what it needs into .venv,
# from lock files with hashes, once.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench docs languages lock clean

PYTHON ?= python3
DIR ?= syria-2018
WORKERS ?= 2
BIN := .venv/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.core  ## write the founding case into DIR (syria-2018) and run the whole round on it
	$(BIN)/detente demo $(DIR)

test: check .venv/.system  ## everything that must hold: check, then all tests (the browser's too)
	$(BIN)/python -m pytest -n $(WORKERS) -rs

check: .venv/.dev  ## style, types, catalogues and generated pages; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/python tools/languages.py --check

fix: .venv/.dev  ## mend what can be mended: style, and the generated pages
	-$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python docs/generate.py

bench: .venv/.dev  ## time the benchmarks; nothing is asserted
	$(BIN)/python benchmarks/run.py

docs: .venv/.dev  ## build the documentation into docs/_build
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx -W --keep-going -q docs docs/_build
	@echo "open docs/_build/index.html"

languages: .venv/.dev  ## gather our sentences into the catalogues, and compile them
	$(BIN)/python tools/languages.py

# Existing pins are kept; `make lock UPGRADE=--upgrade` takes the newest.
lock:  ## write the lock files again from pyproject.toml
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; "$$tools/bin/pip" install --quiet uv; \
	export UV_PYTHON_DOWNLOADS=never; \
	compile() { "$$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-annotate $(UPGRADE) pyproject.toml locks/build.in "$$@"; }; \
	compile --extra desk --extra dev -o locks/dev.lock; \
	compile --constraint locks/dev.lock -o locks/core.lock

clean:  ## remove what was built and cached; .venv and the demo's folder stay
	rm -rf docs/_build build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets stand on. A stamp is newer than what it was made from.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "detente needs Python 3.11 or newer. Name one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/system-parts python3-venv
	$(PYTHON) -m venv .venv

define INSTALL
@echo "installing what $< pins into .venv"
@$(BIN)/python -m pip install --quiet --require-hashes -r $<
@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
endef

.venv/.core: locks/core.lock pyproject.toml | $(BIN)/python
	$(INSTALL)
	@touch $@

.venv/.dev: locks/dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL)
	@touch $@ .venv/.core

.venv/.system: .ci/system-parts | $(BIN)/python
	@if .ci/system-parts chromium fonts-noto-core; then touch $@; else [ $$? -eq 3 ]; fi
