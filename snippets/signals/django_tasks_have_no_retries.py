"""django.tasks runs a task that fails once, and has no option to run it again.

Django: 6.0+
"""

import dataclasses

from django.tasks import Task, TaskResult, task
from django.tasks.backends.base import BaseTaskBackend

calls = []


@task
def brew(tea):
    calls.append(tea)
    raise ValueError(tea)


result = brew.enqueue("Assam")
print(f"calls {len(calls)}, attempts {result.attempts}, {result.status}")

print("options of a task:", ", ".join(sorted(field.name for field in dataclasses.fields(Task))))
parts = (Task, TaskResult, BaseTaskBackend)
names = {name for part in parts for name in dir(part)}
print("names with retry:", ", ".join(sorted(name for name in names if "retr" in name)) or "none")
