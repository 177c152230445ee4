# make demo   from a bare clone: makes the environment, builds the front end, reads the sample case, opens the workbench
# make test   from a bare clone: every check there is, the browser tests included
# make eval   measures the reading on the development sets and writes docs/evaluation.md (needs BACKCHANNEL_DATA)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WEB := $(shell find web -type f -not -path 'web/node_modules/*' 2>/dev/null)

.PHONY: demo test lint types imports unit floors eval format clean

# The sample case, read and opened in the browser
demo: $(VENV)/.ready src/backchannel/workbench/static/.digest
	$(BIN)/backchannel demo

# Everything that must hold before a change lands
test: lint types imports unit floors

# Format and lint, without changing anything
lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check src tests scripts bench training
	$(BIN)/ruff check src tests scripts bench training

# mypy, strict
types: $(VENV)/.ready-dev
	$(BIN)/mypy

# Who may know whom
imports: $(VENV)/.ready-dev
	$(BIN)/lint-imports

# The tests, the browser's among them
unit: $(VENV)/.ready-dev src/backchannel/workbench/static/.digest
	sh scripts/chromium.sh
	$(BIN)/python -m pytest

# The reading holds its floors on the development sets, where BACKCHANNEL_DATA names them
floors: $(VENV)/.ready-dev
	@if [ -n "$$BACKCHANNEL_DATA" ]; then $(BIN)/python -m training.evaluate --check; \
	else echo "BACKCHANNEL_DATA names no folder of corpora: the floors of the reading are SKIPPED."; fi

# Figures on the development sets
eval: $(VENV)/.ready-dev
	$(BIN)/python -m training.evaluate

# Put the sources into shape
format: $(VENV)/.ready-dev
	$(BIN)/ruff format src tests scripts bench training
	$(BIN)/ruff check --fix src tests scripts bench training

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --only-binary :all: --constraint constraints.txt hatchling editables
	BACKCHANNEL_SKIP_WEB=1 $(PIP) install --prefer-binary --no-build-isolation --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(PIP) install --only-binary :all: --constraint constraints.txt --group dev
	@touch $@

src/backchannel/workbench/static/.digest: $(VENV)/.ready scripts/build_web.py $(WEB)
	$(BIN)/python scripts/build_web.py

clean:
	rm -rf $(VENV) src/backchannel/workbench/static web/node_modules .mypy_cache .ruff_cache .pytest_cache
