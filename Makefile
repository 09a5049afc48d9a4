# `make site` builds the demo site into _site/, `make test` checks everything; both set up what they need first.
# `make screenshots` takes the README's pictures again, with Debian's Chromium.
# `make profile POSTS=817` says where a build spends its time; `make compare` measures other generators beside biji.
# `make law SEQUENCES=1000` looks for edits after which a warm build differs from a clean one.
# `make fuzz-dialect SEED=7 SECONDS=60` compares our Markdown with Ruby's kramdown, where that is installed.
PYTHON ?= python3
BIN := .venv/bin
SEED ?= 1
SECONDS ?= 60
POSTS ?= 817
SEQUENCES ?= 1000

.PHONY: site test lint law screenshots fuzz-dialect profile compare clean

site: .venv/ready
	$(BIN)/biji build content -o _site

test: lint
	$(BIN)/pytest -n auto

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

law: .venv/ready
	BIJI_LAW=$(SEQUENCES) $(BIN)/pytest -q tests/test_law.py

screenshots: .venv/ready
	$(BIN)/python benchmarks/screenshots.py

fuzz-dialect: .venv/ready
	$(BIN)/python benchmarks/fuzz_dialect.py --seed $(SEED) --seconds $(SECONDS)

profile: .venv/ready
	$(BIN)/python benchmarks/profile_build.py --posts $(POSTS)

compare: .venv/ready
	$(BIN)/python benchmarks/peers.py --install --posts $(POSTS)

.venv/ready: pyproject.toml .ci/venv
	PYTHON=$(PYTHON) sh .ci/venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable . --group test --group lint
	$(BIN)/python -m compileall -q src  # as pip does for all else: every start would compile where Python may not write
	touch $@

clean:
	rm -rf .venv _site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
