# Everything needs Python 3.11 or later and make; the rest comes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types rooms exports wheel model model-report clean help

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"expected Python 3.11 or later, got {sys.version.split()[0]}: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(VENV)/ready ## Build the bundled dossier into exports/
	$(BIN)/entente demo --out exports

test: $(VENV)/ready ## Run all tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/ready ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready ## Types
	$(BIN)/mypy

rooms: $(VENV)/ready ## Which room may import which
	$(BIN)/lint-imports

exports: $(VENV)/ready ## exports/ is what `make demo` writes
	rm -rf .exports && $(BIN)/entente demo --out .exports >/dev/null
	diff -r exports .exports && rm -rf .exports

check: lint types rooms test exports ## All of it

wheel: $(VENV)/ready ## Build sdist and wheel into dist/
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build

TREEBANKS ?= treebanks
TRAINING ?= .training
EXAMPLES := $(TRAINING)/examples.conllu
# Of training; fewer make a worse model sooner.
STEPS ?= 6300
MODEL := graph/language/model
# Further options: see `python -m graph.language.training.train --help`.
MORE ?=
# Another pipeline to measure beside it, if there is one.
BASELINE ?= .training/baseline
PROBE := tests/language/probe/probe.tsv
ONE_CORE := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
# Training takes big blocks of memory again and again: keep them.
KEEP_MEMORY := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000

model: $(VENV)/ready ## Train the language model from TREEBANKS=FOLDER
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m graph.pipeline.example_trees $(EXAMPLES)
	$(KEEP_MEMORY) $(BIN)/python -m graph.language.training.train $(TREEBANKS) $(TRAINING) $(MODEL) --steps $(STEPS) --also $(EXAMPLES) $(MORE)

model-report: $(VENV)/ready ## Measure the model on TREEBANKS=FOLDER and write its card
	$(ONE_CORE) $(BIN)/python -m graph.language.training.report $(TREEBANKS) $(PROBE) $(wildcard $(BASELINE)) $(MODEL) --card $(MODEL)/README.md

clean: ## Remove what was built
	rm -rf $(VENV) dist .exports $(TRAINING) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
