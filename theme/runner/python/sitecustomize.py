"""Run by Python while it starts, before anything else of ours or of Pyodide's.

To look for six hundred modules in a file system made of JavaScript takes as long as to run them. So
the code of all that a start imports lies in one file, which is read once, and beside it what their
regular expressions are compiled to, and the texts that data classes and named tuples execute.
build/build.py writes that file; a module that is not in it is found as usual.

Every import here delays all others, hence the types without `typing`.
"""

import marshal
import sys
from importlib.machinery import ModuleSpec, SourcelessFileLoader

PREPARED = "/runner/prepared"


def read() -> tuple[dict, dict, dict]:
    """Modules: their code, their file, and their folder if they are packages; patterns; sources."""
    with open(PREPARED, "rb", buffering=0) as file:
        return marshal.loads(file.read())


MODULES, PATTERNS, SOURCES = read()


class Loader(SourcelessFileLoader):
    """Loads a module whose code is here already."""

    def get_code(self, fullname: str) -> object:
        """The code of a module."""
        return MODULES[fullname][0]

    def exec_module(self, module: object) -> None:
        """Run a module."""
        super().exec_module(module)
        if prepare := PREPARE.get(module.__name__):
            prepare(module)


class Finder:
    """Finds the modules whose code is here; stands first in sys.meta_path."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The spec of a prepared module."""
        if name not in MODULES:
            return None
        _, file, folder = MODULES[name]
        spec = ModuleSpec(name, Loader(name, file), origin=file)
        spec.has_location = True
        spec.cached = file
        if folder:
            spec.submodule_search_locations = [folder]
        return spec


def use_patterns(compiler: object) -> None:
    """Let re take from here what it would compile to the same."""
    compile_anew = compiler.compile

    def compile(p: object, flags: int = 0) -> object:
        known = PATTERNS.get((p, flags)) if isinstance(p, str | bytes) else None
        return compiler._sre.compile(*known) if known else compile_anew(p, flags)

    compiler.compile = compile


def use_sources(module: object) -> None:
    """Let a module that executes texts take from here what they are compiled to."""
    module.exec = lambda text, *spaces: exec(SOURCES.get(text, text), *spaces)
    module.eval = lambda text, *spaces: eval(SOURCES.get(text, text), *spaces)


PREPARE = {
    "re._compiler": use_patterns,
    "dataclasses": use_sources,
    "collections": use_sources,
}

sys.meta_path.insert(0, Finder)
# The rest of the standard library.
sys.path.insert(sys.path.index("/lib/python314.zip") + 1, "/lib/python3.14")
