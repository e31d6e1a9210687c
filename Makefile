# The programs and paths that may be set: make test PYTHON=python3.13 VENV=.venv-13
PYTHON ?= python3
VENV ?= .venv
BENCH ?= .venv-bench
SURVEY ?= .venv-survey
RELEASE ?= .venv-release
# More requirements for the virtual environment: WITH='sphinx==8.1.*'
WITH ?=
# Arguments for pytest, the benchmarks or the survey: ARGS='-k french'
ARGS ?=

BIN := $(VENV)/bin
READY := $(VENV)/.ready
# What an environment is set up with: a dependency group of pyproject.toml.
GROUP := dev
$(BENCH)/.ready: GROUP := bench
$(SURVEY)/.ready: GROUP := survey
$(RELEASE)/.ready: GROUP := release
# With a fresh environment: pages that have not changed show a change of ours too.
BUILD := $(BIN)/sphinx-build --quiet --fresh-env --nitpicky --fail-on-warning

LOCALE := sphinx_cookiecharter/locale
CATALOGUE := sphinx_cookiecharter
INDEX := sphinx_cookiecharter/catalogue/known_services.json
SIGNS := sphinx_cookiecharter/catalogue/signs.json
TOOLS := sphinx_cookiecharter/catalogue/consent_tools.json
PHRASES := sphinx_cookiecharter/checks/phrases/index.json
SCHEMA := sphinx_cookiecharter/declaration/declaration.schema.json
EXPORT_SCHEMA := sphinx_cookiecharter/exchange/export.schema.json

.DEFAULT_GOAL := help
.PHONY: help example test lint docs observe screenshots pictures catalogues languages
.PHONY: schema index fuzz bench survey release clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

example: $(READY) ## build the example, and say where its page is
	@$(BUILD) example example/_build/html
	@echo 'Open example/_build/html/index.html in a browser.'

test: $(READY) ## run the tests
	@$(BIN)/pytest $(ARGS)

lint: $(READY) ## check format, style, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: $(READY) ## build the documentation
	@$(BUILD) docs docs/_build/html
	@$(BUILD) docs/gallery/fr docs/_build/html/gallery/fr
	@echo 'Open docs/_build/html/index.html in a browser.'

observe: docs ## look at the built documentation in a browser, and compare its charter
	@$(BIN)/cookiecharter observe docs/_build/html --pages 500 --seconds 900 \
	  --output docs/_build/observed.json
	@$(BIN)/cookiecharter audit --fail-on warning docs/cookies.yaml \
	  docs/_build/observed.json

screenshots: $(READY) ## take pictures of the gallery in all themes (ARGS='--theme furo')
	@$(BIN)/python -m tests.browser.screenshots $(ARGS)

pictures: $(READY) ## take the pictures of the README and the gallery anew
	@$(BIN)/python -m tests.browser.pictures

catalogues: $(READY) ## bring the message catalogues up to date with the code
	@$(BIN)/pybabel --quiet extract --mapping babel.cfg --no-location \
	  --keyword p_:1c,2 --keyword counted:1c,2,3 \
	  --add-comments Translators: --strip-comments --header-comment \
	  '# The messages of sphinx_cookiecharter, under the licence of the package.' \
	  --project sphinx_cookiecharter --version 1 \
	  --msgid-bugs-address 'the contributors' --last-translator 'the contributors' \
	  --output $(LOCALE)/$(CATALOGUE).pot sphinx_cookiecharter/charter \
	  sphinx_cookiecharter/language sphinx_cookiecharter/law
	@sed -i '/^"Language-Team: /d' $(LOCALE)/$(CATALOGUE).pot
	@$(BIN)/pybabel --quiet update --domain $(CATALOGUE) --no-fuzzy-matching \
	  --ignore-pot-creation-date \
	  --input-file $(LOCALE)/$(CATALOGUE).pot --output-dir $(LOCALE) --width 88
	@$(BIN)/pybabel --quiet compile --domain $(CATALOGUE) --directory $(LOCALE)

languages: $(READY) ## write the pages of all languages anew, and verify the translations
	@$(BIN)/python -m tests.languages.pages
	@$(BIN)/pytest tests/languages $(ARGS)

schema: $(READY) ## bring the JSON Schemas up to date with the code
	@$(BIN)/python -m sphinx_cookiecharter schema > $(SCHEMA).new
	@mv $(SCHEMA).new $(SCHEMA)
	@$(BIN)/python -m sphinx_cookiecharter schema --of export > $(EXPORT_SCHEMA).new
	@mv $(EXPORT_SCHEMA).new $(EXPORT_SCHEMA)

index: $(READY) ## bring the indexes of the entries and of the phrases up to date
	@$(BIN)/python -c 'from sphinx_cookiecharter.catalogue import collection, \
	  known_services; \
	  print(known_services.index_text(collection.shipped_entries()), end="")' \
	  > $(INDEX).new
	@mv $(INDEX).new $(INDEX)
	@$(BIN)/python -c 'from sphinx_cookiecharter.catalogue import collection, signs; \
	  print(signs.signs_text(collection.shipped_entries()), end="")' > $(SIGNS).new
	@mv $(SIGNS).new $(SIGNS)
	@$(BIN)/python -c 'from sphinx_cookiecharter.catalogue import collection, panel; \
	  print(panel.tools_text(collection.shipped_entries()), end="")' > $(TOOLS).new
	@mv $(TOOLS).new $(TOOLS)
	@$(BIN)/python -c 'from sphinx_cookiecharter.checks.phrases import compiler; \
	  print(compiler.index_text(), end="")' > $(PHRASES).new
	@mv $(PHRASES).new $(PHRASES)

fuzz: $(READY) ## look longer for input that breaks reading, checking or the schema
	@CHARTER_HYPOTHESIS=fuzz $(BIN)/pytest -m fuzz $(ARGS)

bench: $(BENCH)/.ready ## measure the speed beside other ways (ARGS=--full for all)
	@$(BENCH)/bin/python -m benchmarks $(ARGS)

survey: $(SURVEY)/.ready ## compare the audit of the output with a browser (ARGS='--only furo')
	@$(SURVEY)/bin/python -m survey --folder $(SURVEY)/subjects $(ARGS)

release: $(RELEASE)/.ready ## build what is published, and try it in bare environments
	@.ci/release $(RELEASE)/bin $(ARGS)

clean: ## remove all that make has made
	rm -rf $(VENV) .venv-* dist docs/_build example/_build screenshots .*_cache .hypothesis
	find sphinx_cookiecharter tests -name __pycache__ -prune -exec rm -rf {} +

%/.ready: pyproject.toml
	@$(PYTHON) -c 'import ensurepip, sys, venv; assert sys.version_info >= (3, 11)' \
	  2>/dev/null || { echo '$(PYTHON) must be Python 3.11 or newer with the venv' \
	  'module (python3-venv on Debian): set PYTHON to such a one.' >&2; exit 1; }
	@echo 'Setting up $*, which takes a minute or two ...'
	@$(PYTHON) -m venv $*
	@$*/bin/python -m pip install -qq --upgrade 'pip>=25.1'
	@$*/bin/python -m pip install -qq --editable . --group $(GROUP) $(WITH:%='%')
	@touch $@
