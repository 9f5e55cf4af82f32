# The only commands a person needs. Python >= 3.11 and make are enough: everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Half of the tests' time is waiting: three at once keep two cores busy. tests/sharing.py says how they are shared out.
WORKERS ?= 3
# What was compiled is kept, whatever the shell says: each worker would compile all tests again.
PYTEST = PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(WORKERS)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test quick faults mutants check audit texts bench lock clean
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

# Two stamps: the demo needs no test tools, so a newcomer waits for less.
$(VENV)/run.stamp: requirements.lock pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what PRS-bot needs into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	@echo "Installing the test tools ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/run.stamp ## the bot against a local workspace in the browser; no account anywhere
	@$(BIN)/prs demo

test: $(VENV)/dev.stamp ## all tests, on SQLite and on a real PostgreSQL; gets a browser where there is none
	@$(BIN)/python -m tests.browser.finding
	@$(PYTEST)

quick: WORKERS = 2  # hardly any of these wait
quick: $(VENV)/dev.stamp ## the tests without browser, PostgreSQL and a whole running bot, in less than half a minute
	@$(PYTEST) -m "not browser and not postgres and not wire and not slow" $(addprefix --ignore=tests/,browser faults wire) --snapshot-disable-unused

faults: $(VENV)/dev.stamp ## thousands of kills and everything else that can go wrong, in a quarter of an hour
	@PRS_FAULTS=long $(BIN)/python -m pytest tests/faults -p no:randomly

mutants: $(VENV)/dev.stamp ## change the rules one spot at a time, and name each change that no test notices (hours; ONLY='bot.domain.seating*')
	@rm -rf mutants  # of an older version
	@ONLY="$(ONLY)" $(BIN)/python -m tests.mutation

check: $(VENV)/dev.stamp ## lint, types and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

texts: $(VENV)/dev.stamp ## every text and message in both languages, to be read aloud, on one page: texts.html
	@$(BIN)/python -m tests.texts.page texts.html

audit: $(VENV)/dev.stamp ## ask the advisory databases about what is pinned; fails for a known vulnerability
	@$(BIN)/python -m tests.audit

bench: $(VENV)/dev.stamp ## figures, each beside a baseline of the same run
	@$(BIN)/python -m tests.bench

lock: $(VENV)/dev.stamp ## pin every dependency again, with hashes
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" --extra build --extra meaning pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" --extra build --extra meaning --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## throw the virtual environment away
	@rm -rf $(VENV)
