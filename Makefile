# What a developer does, one verb each; `make` lists them. The commands themselves stand here once: .ci/run and
# CONTRIBUTING.md name these verbs.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo down test build release lint format rules reference check sanitize bench doctor clean prerequisites

SWIFT_FILES := Package.swift Sources Tests
DEMO_FOLDER := $(CURDIR)/.demo
LISTEN := 127.0.0.1:8080
# Which generated documents `make reference` compares; more find rarer differences: make reference SEEDS=1-5000
SEEDS := 1-500
# The first report ends the run, which then has failed.
TSAN_OPTIONS := halt_on_error=1 exitcode=66 suppressions=$(CURDIR)/scripts/thread-sanitizer-suppressions
ASAN_OPTIONS := halt_on_error=1 exitcode=66 detect_leaks=1

help: ## List these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: prerequisites ## Build, load real clusters, show a ranking, and leave the server answering (LISTEN=host:port)
	swift build --configuration release --product thidua
	@"$$(swift build --configuration release --show-bin-path)/thidua" demo --data '$(DEMO_FOLDER)' --listen '$(LISTEN)'

down: ## Stop the server that `make demo` left answering
	@"$$(swift build --configuration release --show-bin-path)/thidua" demo --data '$(DEMO_FOLDER)' --stop

test: prerequisites ## Run all tests (installs what is missing, builds once)
	scripts/test

build: prerequisites ## Build everything for debugging, tests included
	swift build --build-tests

release: prerequisites ## Build the optimised thidua and print where it is
	swift build --configuration release --product thidua
	@echo "$$(swift build --configuration release --show-bin-path)/thidua"

lint: prerequisites ## Fail where the formatter would change something or a rule of .swift-format is broken
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format: prerequisites ## Format all Swift files in place
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

rules: prerequisites ## Hold imports, tests and files to the rules in scripts/check-*, and those scripts to their tests
	scripts/check-imports
	scripts/check-tests
	scripts/check-files
	python3 -m unittest discover --quiet --start-directory scripts/tests

reference: build ## Compare the scoring with an independent program over generated documents
	python3 -m unittest discover --quiet --start-directory Tests/ScoringReference
	python3 Tests/ScoringReference/compare.py --program "$$(swift build --show-bin-path)/thidua score" --seeds $(SEEDS)

check: lint rules build reference test ## All that a change must pass: lint, rules, build, reference, test

sanitize: prerequisites ## Run Domain's and Postgres's tests under ThreadSanitizer, the wrapper's under AddressSanitizer
	THIDUA_SANITIZE=thread TSAN_OPTIONS='$(TSAN_OPTIONS)' \
		scripts/test --sanitize=thread --scratch-path .build/tsan
	THIDUA_SANITIZE=address ASAN_OPTIONS='$(ASAN_OPTIONS)' \
		scripts/test --sanitize=address --scratch-path .build/asan --filter '^PostgresTests[.]'

bench: release ## Measure what docs promise, as ratios taken in one run
	Benchmarks/scoring
	Benchmarks/server/measure

doctor: ## List what ThiDua needs from this machine: present or missing
	@scripts/install --check

clean: ## Remove everything that a build made
	rm -rf .build

prerequisites:
	@scripts/install
