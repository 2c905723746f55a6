# Two commands do everything on a fresh machine: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8800
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# torch stands outside the lock: which build is right depends on the machine. Set TORCH to another requirement, or to
# `torch==2.13.0 --index-url URL`, to choose one.
TORCH ?= torch==2.13.0
PANEL := server/pages/static/panel/panel.js
EXTENSION_SOURCES := $(shell find extension/src extension/public extension/scripts -type f 2>/dev/null) $(wildcard extension/*.json extension/*.ts)

.PHONY: help setup demo serve test check bench extension lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready $(PANEL) ## Install everything and build the panel

$(VENV)/.python: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..." >&2; exit 1; }
	@echo "Installing Python packages into $(VENV) (a few minutes, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install $(TORCH)
	@$(PIP) install --use-pep517 --no-deps --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.ready: $(VENV)/.python pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/deskside setup
	@touch $@

extension/node_modules/.ready: extension/package.json extension/package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is needed to build the panel" >&2; exit 1; }
	@echo "Installing the panel's packages (once) ..."
	@cd extension && npm ci --silent --no-audit --no-fund
	@touch $@

$(PANEL): extension/node_modules/.ready $(EXTENSION_SOURCES)
	@echo "Building the panel ..."
	@cd extension && npm run --silent build >/dev/null
	@mkdir -p $(@D)
	@cp extension/dist/panel/* $(@D)/

demo: setup ## Index the sample company and serve it at http://127.0.0.1:8800
	@$(BIN)/deskside demo --port $(PORT)

serve: setup ## Serve the data folder `data`
	@$(BIN)/deskside serve --port $(PORT)

extension: extension/node_modules/.ready ## Build the extension's zips for Chrome and Firefox
	@cd extension && npm run --silent zip >/dev/null
	@mkdir -p server/pages/downloads
	@cp extension/dist/deskside-chrome.zip extension/dist/deskside-firefox.zip server/pages/downloads/
	@ls -l server/pages/downloads

check: $(VENV)/.ready extension/node_modules/.ready ## Format, lint, types, import contracts, dead code, docs: seconds
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/vulture
	@cd extension && npm run --silent check
	@$(BIN)/pytest tests/test_docs.py

test: setup check extension ## Every check and every test
	@tests/install_chromium.sh
	@cd extension && npm run --silent test
	@$(BIN)/pytest --numprocesses auto --dist loadscope

bench: setup ## Measure against a plain LangChain + Chroma pipeline
	@$(BIN)/deskside eval bench

lock: ## Compile requirements.lock anew from pyproject.toml
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-package torch --no-header --no-annotate --output-file requirements.lock $(if $(UPGRADE),--upgrade)

clean: ## Remove what was built; keeps data
	rm -rf $(VENV) extension/node_modules extension/dist server/pages/static/panel server/pages/downloads
