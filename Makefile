# Everything anybody does here. `make serve` and `make test` install what they need by themselves.

PY := .venv/bin/python
SOURCES := server game_rules tests
# Rooms whose tests start servers or processes, or play whole classes: `make test` runs them, `make check` does not.
SERVED := attacks bench classroom console faults server soak
ARGS ?=
# What narrows the tests may leave one of two runs without any.
or_none_there = $(if $(ARGS),|| [ $$? -eq 5 ])
# Where bytecode is not kept, every worker of every run compiles all tests and all of us again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install serve test check style types layers templates fast format bench soak mutants coverage lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

install: ## the server and its command, .venv/bin/antechamber
	@.ci/setup runtime

serve: install ## start the server (ARGS="--port 8080 --data /some/folder")
	@.venv/bin/antechamber serve $(ARGS)

test: ## every test: house, rules, server, then the pages in a real browser
	@.ci/setup browser
	$(PY) -m pytest -n 2 -m "not browser and not bench and not soak" $(ARGS) $(or_none_there)
	$(PY) -m pytest -m "browser and not bench and not soak" $(ARGS) $(or_none_there)

check: style types layers templates fast ## before you push: format, lint, types, layers, the tests without a server; about a minute

style: .dev
	$(PY) -m ruff format --check --quiet $(SOURCES)
	$(PY) -m ruff check --quiet $(SOURCES)

types: .dev
	$(PY) -m mypy

layers: .dev
	.venv/bin/lint-imports --no-logo

templates: .dev
	@if [ -d web/templates ]; then .venv/bin/djlint --lint --quiet web/templates; fi

fast: .dev
	HYPOTHESIS_PROFILE=quick $(PY) -m pytest -q -n 2 -m "not browser and not slow and not bench and not soak" \
	  $(addprefix --ignore=tests/,$(SERVED)) $(ARGS)

format: .dev ## lay out the code the one way
	$(PY) -m ruff check --fix --quiet $(SOURCES) || true
	$(PY) -m ruff format $(SOURCES)

bench: .dev ## measure speed
	$(PY) -m pytest -s -m bench $(wildcard tests/bench) $(ARGS)

soak: ## the long figures
	@.ci/setup browser
	HYPOTHESIS_PROFILE=soak $(PY) -m pytest -m soak --timeout 3600 $(ARGS)

mutants: .dev ## break the rules on purpose and see whether a test notices
	HYPOTHESIS_PROFILE=quick nice -n 10 $(PY) -m tests.mutation $(ARGS)

coverage: .dev ## which branches no test reaches; of the rules every one must be
	$(PY) -m coverage run -m pytest -q -m "not browser and not bench and not soak"
	$(PY) -m coverage report --include='server/*'
	$(PY) -m coverage report --include='game_rules/*' --fail-under=100

lock: .dev ## work out both locks again after a change of dependencies in pyproject.toml
	.ci/lock

clean: ## forget everything that was installed or cached
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist

.PHONY: .dev
.dev:
	@.ci/setup dev
