SHELL := /bin/bash
# A distribution builds its Python with the profile of real programs; a version manager seldom does, and a turn then
# takes an eighth more of a processor. `make PYTHON=…` names another.
FITS = -c 'import pip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
ifndef PYTHON
PYTHON := $(shell /usr/bin/python3 $(FITS) && echo /usr/bin/python3 || echo python3)
endif
VENV := .venv
BIN := $(VENV)/bin
PIP = $$(test -x $(BIN)/pip && echo $(BIN)/python -m pip || echo $(PYTHON) -m pip --python $(BIN)/python)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help env demo tour run operate test check format words widget eval bench attacks fresh crash lock clean

help: ## Show these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

# The stamp is the lock file's own hash, so a changed lock reinstalls and nothing else does.
$(VENV)/.installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Shopfloor needs Python 3.11 or newer")'
	@# Some systems ship venv without ensurepip: the machine's own pip then installs into it.
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --without-pip $(VENV)
	@echo "Installing the locked environment into $(VENV) (about a minute, once) ..."
	@$(PIP) install --quiet --disable-pip-version-check --no-deps --use-pep517 --require-hashes -r requirements.lock
	@touch $@

env: $(VENV)/.installed ## Create .venv from requirements.lock

demo: env ## Start everything: engines, sandbox shop, app, worker; prints the addresses and "ready"
	@python -m bin.demo

tour: env ## Walk the running demo as a shopper and a merchant would
	@python -m evals.tour

run: env ## The product alone, as the Procfile has it
	@python -m bin.run

operate: env ## An operator's command: make operate ARGS="stores list" (VAR_DIR=var/demo for the demo's)
	@python -m bin.operate $(ARGS)

# Each tester has engines of its own, unless the environment names one for all. One that dies ends the run: with
# whole files handed out, its successor would never be given the rest, and the run would wait for ever.
TESTERS = $(if $(DATABASE_URL)$(REDIS_URL),0,2)

# What one process has compiled, the hundreds that the tests start need not compile again.
test: export PYTHONDONTWRITEBYTECODE :=

test: env ## Everything that must be right
	@python -m pytest -q -n $(TESTERS) --dist loadfile --no-loadscope-reorder --max-worker-restart=0

check: env ## Format, lint, types, house rules
	@ruff format --check .
	@ruff check .
	@mypy
	@python -m pytest -q tests/house

format: env ## Put the code in shape
	@ruff format .
	@ruff check --fix .

words: env ## Bring the translations in step with the sentences; tells what is not translated yet
	@python -m domain.agent.phrases

widget: env ## Write what storefronts load anew, after a change in extensions/chat
	@python -m bin.widget

eval: env ## How good the answers are (DATA=../shared/eval; ARGS="--only SET --limit N --failures FILE --anew")
	@python -m evals --data $(or $(DATA),../shared/eval) $(ARGS)

bench: env ## How fast the local embeddings are, and webhooks beside Shopify's own middleware
	@python -m bench.embeddings
	@python -m bench.webhooks --short

attacks: env ## Ten thousand ways to get at another person's order, tried on a running product
	@python -m evals.attacks $(ARGS)

fresh: env ## How soon a webhook's fact is answered, under 200 webhooks a second
	@python -m bench.freshness $(ARGS)

crash: env ## Everything killed with -9 in the middle of a load: nothing lost, nothing twice
	@python -m bench.faults $(ARGS)

lock: env ## Pin the dependencies of pyproject.toml again (needs uv on the PATH)
	@uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header --no-emit-index-url -o requirements.lock

clean: ## Remove what was built here (not the data in var/)
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
