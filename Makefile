# `make site` builds the demo site into _site/, `make test` checks everything; both set up what they need first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test lint clean

site: .venv/ready
	$(BIN)/biji build content -o _site

test: lint
	$(BIN)/pytest -n auto

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.venv/ready: pyproject.toml .ci/venv
	PYTHON=$(PYTHON) sh .ci/venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable . --group test --group lint
	touch $@

clean:
	rm -rf .venv _site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
