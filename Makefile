# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
SEED   := seeds/000_cdda5a9ad51f992f.txt

.PHONY: bench-batch fuzz kills run test bench bench-repeats eval eval-peers eval-pin case rules clean

run: $(VENV)/.run           ## clean the seed page and print it as Markdown
	@$(BIN)/cleaner clean $(SEED) -f md

# Tests start hundreds of processes: the package is compiled once for all, even where Python is told to write no bytecode.
test: $(VENV)/.test         ## lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

bench: $(VENV)/.bench       ## times and memory, beside the floor and trafilatura
	@$(BIN)/python benchmarks/bench.py

bench-repeats: $(VENV)/.bench  ## how well planted copies are found, and what that costs
	@$(BIN)/python benchmarks/repeats_bench.py

eval: $(VENV)/.run          ## precision and recall of the fields; CLEANER_PAGES=FOLDER adds real pages with gold
	@$(BIN)/python benchmarks/evaluate.py

eval-pin: $(VENV)/.run      ## raise the floors of benchmarks/floors.toml to what is reached now
	@$(BIN)/python benchmarks/evaluate.py --pin

eval-peers: $(VENV)/.peers  ## the same texts through trafilatura, newspaper4k, htmldate and GNE
	@$(BIN)/python benchmarks/peers.py

case: $(VENV)/.run          ## draft a case folder: make case PAGE=page.txt NAME=zh/36-what-it-shows
	@$(BIN)/python tests/draft_case.py "$(PAGE)" "$(NAME)"

rules: $(VENV)/.run         ## write docs/rules.md from the rules
	@$(BIN)/cleaner rule --all > docs/rules.md

bench-batch: $(VENV)/.run   ## 20,000 pages: CPU and memory beside clean() in one process and a stock pool
	@$(BIN)/python benchmarks/batch_bench.py

kills: $(VENV)/.run         ## 60 random kills of runs and workers, resumed after each
	@$(BIN)/python tests/batch/kills.py

fuzz: $(VENV)/.run          ## wreck pages for a minute and clean them; CLEANER_PAGES=FOLDER adds real pages
	@$(BIN)/python tests/fuzz.py

clean:
	rm -rf $(VENV)

# pip 23.2 cannot install lxml[html_clean], so pip comes first. All set-up noise goes to stderr.
$(VENV)/.pip:
	@$(PYTHON) -m venv $(VENV) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip >&2
	@touch $@

$(VENV)/.run: $(VENV)/.pip pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . >&2
	@touch $@

$(VENV)/.test: $(VENV)/.pip pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' >&2
	@touch $(VENV)/.run $@

$(VENV)/.bench: $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]' >&2
	@touch $@

$(VENV)/.peers: $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[peers]' >&2
	@touch $@
