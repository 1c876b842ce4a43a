# Two commands do all the set-up:  make demo   make test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test env clean

env: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

# Builds the example story and says where its report is.
demo: env
	mkdir -p demo
	$(BIN)/onrecord build examples/story -o demo/story.db || test $$? -eq 3
	$(BIN)/onrecord report demo/story.db -o demo/report.html

test: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

clean:
	rm -rf $(VENV) demo
