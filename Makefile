PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
MINUTES ?= 30
STAMP := $(VENV)/.ok-$(shell cksum < pyproject.toml | cut -d' ' -f1)
.PHONY: run test real check faults simulation security ablation evaluate learn month lab bench pictures format lock audit load soak clean

run: $(STAMP)
	@$(BIN)/python -m bot run

test: $(STAMP)
	@$(BIN)/python -m pytest -m "not real" -n auto --dist worksteal

real: $(STAMP)
	@$(BIN)/python -m pytest -m real -n 3 --dist worksteal

check: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory real

faults: $(STAMP)
	@BURENHULP_TEST_WALK=all BURENHULP_TEST_STATES=all BURENHULP_TEST_RACES=100 $(BIN)/python -m pytest \
	  -n auto --dist worksteal tests/crash/test_walk.py tests/simulation/test_states.py \
	  tests/test_fuzzed.py tests/helping/test_four_processes.py

simulation: $(STAMP)
	@$(BIN)/python -m tests.simulation --seeds 300

security: $(STAMP)
	@BURENHULP_TEST_SECURITY=all $(BIN)/python -m pytest -m threat -n auto --dist worksteal

lock: $(STAMP)
	@$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header -o deploy/requirements.lock
	@$(BIN)/python -m tests.supply sbom

audit: $(STAMP)
	@PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python -m tests.supply audit

load: $(STAMP)
	@$(BIN)/python -m tests.load

soak: $(STAMP)
	@$(BIN)/python -m tests.load.soak --minutes $(MINUTES)

ablation: $(STAMP)
	@$(BIN)/python -m tests.ablation

evaluate: $(STAMP)
	@$(BIN)/python -m bot evaluate tests/evaluation

month: $(STAMP)
	@$(BIN)/python -m tests.month

lab: $(STAMP)
	@$(BIN)/python -m bot lab --seeds 20 --vary

learn: $(STAMP)
	@$(BIN)/python -m tests.matching.practice.lean
	@$(BIN)/python -m matching.learned.train
	@$(BIN)/python -m tests.matching.practice.fit
	@$(BIN)/python -m tests.security.fit
	@$(BIN)/python -m tests.security.fit_reasons

bench: $(STAMP)
	@$(BIN)/python -m tests.bench

pictures: $(STAMP)
	@$(BIN)/python -m tests.playground.pictures

format: $(STAMP)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

$(STAMP): pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3,11) and "Python 3.11 or newer is needed")'
	@rm -f $(VENV)/.ok-*
	@if [ ! -x $(BIN)/python ]; then \
	  $(PY) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  echo "(no ensurepip here: virtualenv in .tools)"; \
	  $(PY) -m pip install -q --target .tools virtualenv && PYTHONPATH=.tools $(PY) -m virtualenv -q $(VENV); } \
	  || { echo "Please install python3-venv first"; exit 1; }; fi
	@{ $(BIN)/python -m pip install -q --disable-pip-version-check uv \
	  && $(BIN)/uv pip install -q --python $(BIN)/python -e . --group dev; } \
	  || $(BIN)/python -m pip install -q --disable-pip-version-check -e . --group dev
	@touch $@

clean:
	rm -rf $(VENV) .tools
