# What a newcomer and CI call. Everything works on a fresh Debian with Swift 6.3; missing Debian packages are installed first.

PACKAGES = libarchive-dev libcld2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libicu-dev libsqlite3-dev \
	libstemmer-dev libxml2-dev pkg-config
PREFIX ?= /usr/local
LACUNA = .build/release/lacuna
TRY = try-out
# A crashing Swift process would otherwise start a symbolicating helper that can hang for minutes.
export SWIFT_BACKTRACE = enable=no

.PHONY: try test test-spark lint bench bench-growth bench-check hostile fuzz-smoke year install install-tree deb packages build clean

## Build, run the main job on the shipped knowledge base, show what came out.
try: build
	@rm -rf $(TRY) && mkdir -p $(TRY)
	@printf '\n$$ lacuna gaps --kb kb/articles --contacts kb/contacts.jsonl --limit 8\n'
	@$(LACUNA) gaps --kb kb/articles --contacts kb/contacts.jsonl --limit 8
	@$(LACUNA) gaps --kb kb/articles --contacts kb/contacts.jsonl --format html --output $(TRY)/report.html 2>/dev/null
	@$(LACUNA) gaps --kb kb/articles --contacts kb/contacts.jsonl --format json --limit 8 --output $(TRY)/gaps.json 2>/dev/null
	@printf '\n$$ lacuna draft --transcripts kb/transcripts.jsonl --kb kb/articles --gaps $(TRY)/gaps.json --gap 1 --output $(TRY)/drafts\n'
	@$(LACUNA) draft --transcripts kb/transcripts.jsonl --kb kb/articles --gaps $(TRY)/gaps.json --gap 1 --output $(TRY)/drafts
	@printf '\nThe report: %s\nThe draft:  %s\n' "$(TRY)/report.html" "$$(ls $(TRY)/drafts/*.md | head -n 1)"

## Everything that has to hold before a change lands.
test: packages
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

## Opt-in: Spark from PyPI in an environment of its own (400 MB; Java 17 has to be there), the same counts by both engines.
test-spark: build
	@java -version >/dev/null 2>&1 || { echo "Java 17 is missing: apt-get install openjdk-17-jre-headless"; exit 1; }
	@test -x .build/spark/bin/python || python3 -m venv .build/spark
	@.build/spark/bin/pip install -q pyspark duckdb
	.build/spark/bin/python Tests/Spark/run.py --lacuna $(LACUNA) $(SPARK_TEST) \
		--spark-home "$$(.build/spark/bin/python -c 'import pyspark, os; print(os.path.dirname(pyspark.__file__))')"

## CPU seconds beside the tools that users would pick instead, as far as they are installed.
bench: build
	python3 Benchmarks/run.py --lacuna $(LACUNA)
	python3 Benchmarks/near_duplicates.py --lacuna $(LACUNA)

## How each stage's cost grows with its input.
bench-growth: build
	python3 Benchmarks/stages.py growth --lacuna $(LACUNA)

## This build beside that of another revision (BASE=REV), stage by stage; fails when one became slower by more than 5 %.
BASE ?= main
bench-check: build
	git worktree add --force .build/base $(BASE) || git -C .build/base checkout --detach $(BASE)
	swift build -c release --product lacuna --package-path .build/base
	python3 Benchmarks/stages.py compare --lacuna $(LACUNA) --base .build/base/.build/release/lacuna

## A year of Monday reports with kills, missing and doubled exports, a full disk and clocks that run backwards.
year: build
	python3 Benchmarks/year.py --lacuna $(LACUNA)

## Input made to use up time or memory: four times its size and 64 MB, seconds, or it fails.
hostile: build
	python3 Benchmarks/hostile.py --lacuna $(LACUNA)

## Two minutes of mutated files of every format, read by a build with the address sanitizer.
fuzz-smoke: packages
	swift build -c release --sanitize address --scratch-path .build/sanitized --product lacuna
	python3 Scripts/fuzz.py --lacuna .build/sanitized/release/lacuna --seconds 120

build: packages
	swift build -c release --product lacuna

## The program, its manual and its completions below PREFIX.
install: build install-tree

install-tree:
	install -D -m 755 $(LACUNA) $(DESTDIR)$(PREFIX)/bin/lacuna
	python3 Scripts/man-pages.py $(LACUNA) $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,bash-completion/completions zsh/vendor-completions fish/vendor_completions.d)
	$(LACUNA) --generate-completion-script bash | sed '1{/^#!/d}' > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lacuna
	$(LACUNA) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/vendor-completions/_lacuna
	$(LACUNA) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/lacuna.fish

## A Debian package in .build/deb. The Swift runtime is inside; the libraries it needs from Debian are its dependencies.
# FoundationNetworking calls libcurl; linked statically it wants curl's own development package.
deb: PACKAGES += dpkg-dev libcurl4-openssl-dev
deb: packages
	swift build -c release --static-swift-stdlib --scratch-path .build/static --product lacuna
	rm -rf .build/deb
	$(MAKE) install-tree LACUNA=.build/static/release/lacuna PREFIX=/usr DESTDIR=.build/deb/tree
	strip .build/deb/tree/usr/bin/lacuna
	find .build/deb/tree/usr/share/man -name '*.1' -exec gzip -9n {} +
	Scripts/make-deb.sh .build/deb/tree "$$(.build/static/release/lacuna --version | head -n 1 | cut -d ' ' -f 2)"

## Installs the Debian packages that are missing, saying which.
packages:
	@missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
		echo "Installing the Debian packages that are missing:$$missing"; \
		sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi

clean:
	rm -rf .build $(TRY)
