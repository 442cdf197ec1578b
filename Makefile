# make run    build, and run a shipped experiment
# make test   build, and run the tests
# make help   list all targets

SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT ?= swift
EXPERIMENT ?= experiments/digits.yaml
RANDOM_JOBS ?= 5000
DIGEST_JOBS ?= 2000
TARGET ?= all
SECONDS ?= 60
KILLS ?= 200

.PHONY: run test build release install package try-package deps lint format schema dependencies \
	test-experiments test-trainers test-kills test-processors test-memory test-report test-terminal test-python test-slurm test-headers test-trackers picture test-tutorial measure-races one-run verify-bits fuzz help

## Builds the tool and runs EXPERIMENT (experiments/digits.yaml).
run: build
	.build/debug/etalon run $(EXPERIMENT)

## Builds everything and runs the unit and end-to-end tests.
test: deps
	$(SWIFT) test

## Builds the tool for development: only the trainers are optimised.
build: deps
	@[ -x .build/debug/etalon ] || echo "etalon: building; the first build takes about three minutes on two cores"
	$(SWIFT) build --product etalon

## Builds the optimised tool, with the Swift libraries linked statically.
release: deps
	$(SWIFT) build -c release --product etalon --static-swift-stdlib

## Installs the optimised and stripped tool in PREFIX/bin (/usr/local/bin).
install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/etalon $(DESTDIR)$(PREFIX)/bin/etalon
	strip $(DESTDIR)$(PREFIX)/bin/etalon

## Makes a .deb, a tarball and a Python wheel in dist/, with all libraries linked statically.
package: deps
	Tools/package/build.sh
	Tools/package/tarball.sh
	Tools/package/deb.sh
	Tools/package/wheel.sh

## Installs the packages in a minimal Debian root and a new virtual environment, and runs them (as root).
try-package:
	Tools/package/try.sh

## Checks for required libraries; installs missing ones if run as root with apt-get, or with Homebrew.
deps:
	@Tools/deps.sh

## Checks that the code is formatted as by `make format` and follows the rules in .swift-format.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

## Formats the code.
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

## Regenerates docs/Spec.md and the JSON Schema from the table of fields.
schema: build
	.build/debug/etalon schema > docs/experiment.schema.json
	.build/debug/etalon schema --markdown > docs/Spec.md

## Checks that neither targets nor folders depend on each other in a cycle.
dependencies:
	Tools/dependencies.py --check-page

## Trains the shipped experiments and compares the results with the committed summaries and baselines.
test-experiments: build
	Tests/Bits/shipped.sh

## Compares the fast trainers with the reference on RANDOM_JOBS random jobs of each kind (5000: ten minutes).
test-trainers: deps
	ETALON_RANDOM_JOBS=$(RANDOM_JOBS) $(SWIFT) test --filter '(Tiles|Lanes|Online)TrainerTests|SameBitsTests'

## Kills the tool KILLS times (200), fills its disk and damages its files, and checks that no result is lost.
test-kills: build
	python3 Tests/Kills/kills.py --kills $(KILLS)

## Runs the code of docs/Python.md and docs/Networks.md with its libraries, written specs in YAML readers, ONNX models in onnxruntime, metrics and samplers beside scikit-learn's and SciPy's.
test-python: build
	python3 -m venv .build/python
	.build/python/bin/pip install --quiet pandas polars PyYAML ruamel.yaml numpy scikit-learn mpmath safetensors onnx onnxruntime
	.build/python/bin/python Tests/Python/page.py .build/debug/etalon
	.build/python/bin/python Tests/Python/yaml_readers.py .build/debug/etalon
	.build/python/bin/python Tests/Python/networks.py .build/debug/etalon --require numpy sklearn
	.build/python/bin/python Tests/Oracles/metrics.py --check
	.build/python/bin/python Tests/Oracles/samplers.py --check
	.build/python/bin/python Tests/Python/metrics.py .build/debug/etalon
	$(SWIFT) build --product network-samples
	.build/python/bin/python Tests/Python/onnx_models.py .build/debug/network-samples

## Compiles C headers of random networks with gcc, clang and ARM compilers, compares their outputs bit for bit, and runs the tool in a locale with decimal commas.
test-headers: deps
	Tests/Headers/install.sh
	$(SWIFT) build --product network-samples
	python3 Tests/Headers/headers.py .build/debug/network-samples
	$(SWIFT) build --product etalon
	python3 Tests/Headers/locales.py .build/debug/etalon

## Exports to MLflow's own server and to TensorBoard, and reads back with their own clients (needs PyPI once).
test-trackers: build
	@command -v curl >/dev/null || apt-get install -y -q curl
	@cmp -s Tests/Trackers/requirements.txt .build-trackers/installed.txt || { rm -rf .build-trackers && python3 -m venv .build-trackers \
	  && .build-trackers/bin/pip --quiet install -r Tests/Trackers/requirements.txt && cp Tests/Trackers/requirements.txt .build-trackers/installed.txt; }
	ETALON=.build/debug/etalon .build-trackers/bin/python -m pytest -q -p no:cacheprovider Tests/Trackers

## Trains on a real Slurm cluster on this machine, kills tasks and nodes, and compares the results (as root; installs slurm-wlm).
test-slurm: build
	Tools/slurm.sh
	python3 Tests/Slurm/slurm.py .build/debug/etalon

## Checks what the tool draws on a terminal, in an emulator (needs python3 with venv, and PyPI once).
test-terminal: build
	@[ -x .build-terminal/bin/python ] || { python3 -m venv .build-terminal && .build-terminal/bin/pip --quiet install -r Tests/Terminal/requirements.txt; } || { rm -rf .build-terminal; false; }
	.build-terminal/bin/python Tests/Terminal/terminal.py

## Measures how often races by seeds stop the best point, and what they save: the tables of docs/Search.md.
measure-races: deps
	ETALON_MEASURE_RACES=1 $(SWIFT) test --filter RaceTables

## Compares the results of builds for four processors, and checks for calls of the system's math library.
test-processors: deps
	Tests/Bits/compare.sh

## Trains recorded runs by docs/one_run.py, a program in Python that was written from the documentation.
one-run: build
	Tests/OneRun/one_run.sh .build/debug/etalon

## Compares DIGEST_JOBS random jobs (2000) on x86-64, arm64, riscv64 and WebAssembly bit by bit (installs emulators).
verify-bits:
	@Tools/deps.sh processors
	$(SWIFT) build --product job-digests
	Tests/Processors/verify_bits.py .build/debug/job-digests --jobs $(DIGEST_JOBS) $(if $(CI),--require-all)

## Fuzzes the reader TARGET (yaml, json, gzip; all) for SECONDS each (60), with the address sanitizer.
fuzz: deps
	CI=$(CI) Tests/Fuzzing/fuzz.sh $(TARGET) $(SECONDS)

## Runs address sanitizer and valgrind on the code that calls libyaml and zlib.
test-memory: deps
	Tests/Sanitizers/yaml.sh
	Tests/Sanitizers/datasets.sh

## The report pages in a real browser (Chromium, driven by Playwright, both installed where they are missing).
test-report: build
	Tests/Browser/report.sh .build/debug/etalon

## Draws the README's picture, docs/images/report.png, from experiments/digits.
picture: build
	Tests/Browser/report.sh .build/debug/etalon picture

## Runs the commands of README.md and docs and compares their output with the pages.
test-tutorial: build
	Tests/Tutorial/tutorial.py

## Lists these targets.
help:
	@awk '/^## /{d=substr($$0,4)} /^[a-z-]+:/{split($$1,t,":"); if(d!="") printf "  make %-17s %s\n", t[1], d; d=""}' Makefile
