"""The app `tracer` imports the standard library, Django and what Django brings along."""

import ast
import sys
from pathlib import Path

import tracer

# --8<-- [start:imports]
imported = set()
for path in Path(tracer.__file__).parent.rglob("*.py"):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module.split(".")[0])
print("tracer imports:", *sorted(imported - sys.stdlib_module_names))
# --8<-- [end:imports]
