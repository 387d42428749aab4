"""Sender and receiver both import the signal; the sender never imports the receiver."""

import ast
import inspect

from orders import receivers, services, signals


def imported(module):
    tree = ast.parse(inspect.getsource(module))
    return sorted(
        {
            "." * node.level + node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        }
    )


# --8<-- [start:modules]
for module in (signals, services, receivers):
    ours = [name for name in imported(module) if name.startswith(".")]
    print(f"{module.__name__} imports: {', '.join(ours)}")
# --8<-- [end:modules]
