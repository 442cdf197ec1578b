# make run    set up what is missing, build, and run a shipped experiment
# make test   set up what is missing, build, and run the tests
# make help   the other targets

SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT ?= swift
EXPERIMENT ?= experiments/digits.yaml
TRIALS ?= 5000
KILLS ?= 200

.PHONY: run test build release install package try-package deps lint format schema shipped kills python trials bits suites help test-report test-terminal picture

## Builds what is needed and runs EXPERIMENT (experiments/digits.yaml).
run: build
	.build/debug/etalon run $(EXPERIMENT)

## Builds and tests everything.
test: deps
	$(SWIFT) test

## The tool for development: the engine is optimised, the rest builds fast.
build: deps
	@[ -x .build/debug/etalon ] || echo "etalon: building; the first build takes about three minutes on two cores"
	$(SWIFT) build --product etalon

## The tool, optimised throughout; Swift's own libraries are inside it.
release: deps
	$(SWIFT) build -c release --product etalon --static-swift-stdlib

## Puts the optimised tool, without its symbols, into PREFIX/bin (/usr/local).
install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/etalon $(DESTDIR)$(PREFIX)/bin/etalon
	strip $(DESTDIR)$(PREFIX)/bin/etalon

## Makes a .deb, a tarball and a Python wheel in dist/, with every library linked in.
package: deps
	Tools/package/build.sh
	Tools/package/tarball.sh
	Tools/package/deb.sh
	Tools/package/wheel.sh

## Tries the packages in a minimal Debian root and a new virtual environment (as root).
try-package:
	Tools/package/try.sh

## Checks for the libraries that the build needs; as root with apt-get, or with Homebrew, installs missing ones.
deps:
	@Tools/deps.sh

## Fails where the code is not as `make format` leaves it, or breaks a rule of .swift-format.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

## Renews the pages that are made from the table of fields.
schema: build
	.build/debug/etalon schema > docs/experiment.schema.json
	.build/debug/etalon schema --markdown > docs/Spec.md

## The shipped experiments, held against their committed summaries and baselines.
shipped: build
	Tests/Bits/shipped.sh

## The fast trainers against the reference, bit by bit, over TRIALS random jobs of each kind (5000: ten minutes).
trials: deps
	ETALON_TRIALS=$(TRIALS) $(SWIFT) test --filter '(Tiles|Lanes|Online)TrainerTests|SameBitsTests'

## The tool killed (KILLS times at least, 200), starved of disk and misled, and nothing lost.
kills: build
	python3 Tests/Kills/kills.py --kills $(KILLS)

## The code of docs/Python.md with pandas and polars, in a virtual environment of its own.
python: build
	python3 -m venv .build/python
	.build/python/bin/pip install --quiet pandas polars
	.build/python/bin/python Tests/Python/page.py .build/debug/etalon

## What the tool draws on a terminal, in an emulator (needs python3 with venv, and PyPI once).
test-terminal: build
	@[ -x .build-terminal/bin/python ] || { python3 -m venv .build-terminal && .build-terminal/bin/pip --quiet install -r Tests/Terminal/requirements.txt; } || { rm -rf .build-terminal; false; }
	.build-terminal/bin/python Tests/Terminal/terminal.py

## The same bits from builds for four kinds of processor, and no call of the platform's mathematical library.
bits: deps
	Tests/Bits/compare.sh

## The memory checker over the C libraries.
suites: deps
	Tests/Sanitizers/yaml.sh
	Tests/Sanitizers/datasets.sh

## The report pages in a real browser (Chromium, driven by Playwright, both installed where they are missing).
test-report: build
	Tests/Browser/report.sh .build/debug/etalon

## Draws the README's picture, docs/images/report.png, from experiments/digits.
picture: build
	Tests/Browser/report.sh .build/debug/etalon picture

help:
	@awk '/^## /{d=substr($$0,4)} /^[a-z-]+:/{split($$1,t,":"); if(d!="") printf "  make %-11s %s\n", t[1], d; d=""}' Makefile
