# make run     open the window                      make check    lint, types, layers
# make test    everything that is checked           make quick    what has changed, in a minute
# make lock    resolve the dependencies anew        make bench    measure the limits of speed
# make wheel   build the wheel into dist/

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# How many processes share the tests.
WORKERS ?= 2
EXCERPTS := tests/sources/excerpts

.PHONY: run test check types quick coverage bench setup setup-test lock wheel clean
.DELETE_ON_ERROR:

run: setup
	@$(BIN)/occdesk

test: setup-test check
	@OCCDESK_RAW=$(EXCERPTS) $(BIN)/python -m pytest -q -n $(WORKERS) -m excerpts tests/sources
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

quick: setup-test check
	@$(BIN)/python packaging/quick.py

check: setup-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy src
	@$(BIN)/lint-imports --no-logo

types:
	@$(BIN)/mypy src

# What the tests reach of what lies below ui, in processes that they start too.
coverage: setup-test
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m coverage run -m pytest -q -n $(WORKERS) --dist worksteal $(TESTS)
	@$(BIN)/python -m coverage combine -q
	@$(BIN)/python -m coverage report --skip-covered

bench: $(VENV)/.bench
	@$(BIN)/python benchmarks/run.py

setup: $(VENV)/.run

setup-test: $(VENV)/.test

$(VENV)/.run: requirements.lock pyproject.toml packaging/debian-packages.txt packaging/system_packages.sh
	@PYTHON=$(PYTHON) packaging/system_packages.sh run
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the locked dependencies into $(VENV)"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --no-index -e .
	@$(BIN)/python -m compileall -q src || true
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.lock
	@packaging/system_packages.sh test
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.test requirements-bench.lock
	@$(PIP) install --require-hashes --no-deps -r requirements-bench.lock
	@touch $@

lock:
	@packaging/lock.sh

wheel: setup
	@$(BIN)/python -m hatchling build -t wheel -d dist

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
