# Two commands matter: `make demo` and `make test`. Both work on a bare machine with Python 3.11 or newer.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export OMP_NUM_THREADS ?= 1

.PHONY: demo test lint format docs bench reader verifier lock clean help

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/base.stamp: requirements/base.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Writethru needs Python 3.11 or newer, this is %d.%d; name one with make PYTHON=..." % sys.version_info[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install -q --require-hashes -r requirements/base.txt -r requirements/build.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt
	$(PIP) install -q --require-hashes -r requirements/dev.txt
	@touch $@

demo: .venv/base.stamp  ## brief the invented coverage in examples/ and check the flawed draft
	@$(BIN)/writethru demo

test: .venv/dev.stamp  ## install what the tests need, then lint and test
	@sh scripts/system_packages.sh
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: .venv/dev.stamp  ## ruff, mypy --strict, the import layers, fresh references
	$(BIN)/ruff check src tests bench scripts training
	$(BIN)/ruff format --check src tests bench scripts training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -I scripts docs/reference/*.md README.md

format: .venv/dev.stamp  ## put the code in order
	$(BIN)/ruff check --fix src tests bench scripts training
	$(BIN)/ruff format src tests bench scripts training

docs: .venv/dev.stamp  ## write the generated references anew
	$(BIN)/cog -r -I scripts docs/reference/*.md README.md

bench: .venv/dev.stamp  ## measure quality and speed; the corpora are read from WRITETHRU_DATA or ../shared/data
	$(BIN)/python bench/run.py

reader: .venv/base.stamp  ## train the reader of attributions anew (about half an hour on two cores); its own environment holds torch
	sh training/reader/make.sh

verifier: .venv/dev.stamp  ## make the verifier of claims anew: word relations, combiner, network (about two hours on one core); the environment of make reader
	sh training/verifier/make.sh

lock: .venv/dev.stamp  ## resolve the versions anew
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/base.txt requirements/build.in -o requirements/build.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/base.txt -c requirements/build.txt --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/base.txt requirements/training.in -o requirements/training.txt

clean:  ## remove what was built
	rm -rf .venv .venv-training build dist bench/out .mypy_cache .ruff_cache .pytest_cache .hypothesis
