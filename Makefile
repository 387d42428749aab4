# Every target is one plain command in .venv, which you can also type yourself; `make help` lists them.
.DEFAULT_GOAL := help
kinds := page snippet question
.PHONY: $(kinds) new help serve test test-matrix build packs epub copy check update adopt lock shop links audit test-coming spelling in-step hooks lint format clean

ifeq ($(OS),Windows_NT)
bin := .venv/Scripts
else
bin := .venv/bin
endif
site := .venv/site-packages-installed
all := .venv/test-packages-installed

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' Makefile

serve: $(site) ## build both languages, serve http://127.0.0.1:8000 with live reload
	$(bin)/python -m tools.serve

test: $(all) ## run everything, in a real browser too
	$(bin)/python -m tools.test

test-matrix: $(all) ## run all that depends on Django on every Django and Python; print a table
	$(bin)/python -m tools.matrix $(MATRIX)

build: $(site) ## build strictly into site/
	$(bin)/python -m tools.build

packs: $(site) ## build what the browser runner loads, into site/run/
	$(bin)/python -m tools.packs

epub: $(site) ## make the books of a built site again, into site/books/
	$(bin)/python -m tools.book

copy: $(site) ## make the copy for a disk of a built site again, into site/books/
	$(bin)/python -m tools.disk_copy

check: $(site) ## list every fault of pages and snippets without running them
	$(bin)/python -m tools.check

new: $(site) ## lay out a page, snippet or question: make new snippet NAME=signals/…
	@$(bin)/python -m tools.new $(word 2,$(MAKECMDGOALS))

$(kinds): # the second word of `make new page`
	@true

update: $(all) ## run what has changed, record what it prints: make update [SNIPPET=… | ALL=1]
	$(bin)/python -m tools.update $(if $(ALL),--all) $(SNIPPET)

adopt: $(all) ## add a Django release, record it, list what changed: make adopt DJANGO=6.2
	$(bin)/python -m tools.adopt $(DJANGO)

lock: $(all) ## compile requirements/*.in into pinned, hashed *.txt
	$(bin)/python -m tools.lock

shop: $(all) ## run the sample shop: http://127.0.0.1:8001/admin/ (admin, admin)
	$(bin)/python sample_project/manage.py migrate --verbosity 0
	$(bin)/python sample_project/manage.py loaddata shop
	$(bin)/python sample_project/manage.py runserver 127.0.0.1:8001

links: $(site) ## ask every address outside of the site whether it still answers
	$(bin)/python -m tools.outer_links

audit: $(all) ## ask whether a locked package has a known hole
	$(bin)/python -m nox -s audit

test-coming: $(all) ## run the samples on the newest Django (on=release) or its main branch (on=main)
	$(bin)/python -m nox -s "coming($(or $(on),main))"

spelling: $(all) ## suggest better spelling, typography and terms for the pages; nothing fails
	$(bin)/python -m tools.spelling

in-step: $(site) ## record what changed in both languages; the hooks do it before each commit
	$(bin)/python -m tools.behind --commit

hooks: $(all) ## let git run `make lint` and `make check` before each commit
	$(bin)/python -m pre_commit install

lint: $(all) ## say what `make format` would change
	$(bin)/python -m ruff check .
	$(bin)/python -m ruff format --check .

format: $(all) ## format and lint Python files
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

clean: ## remove what was built and installed
	rm -rf .venv .nox .cache site

.venv/created:
	@python=$$(tools/find_python.sh) && echo "Making .venv with $$python" && "$$python" -m venv --clear .venv
	@touch $@

$(site): requirements/docs.txt | .venv/created
	$(bin)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.txt
	@touch $@

$(all): requirements/test.txt | .venv/created
	$(bin)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@ $(site)
