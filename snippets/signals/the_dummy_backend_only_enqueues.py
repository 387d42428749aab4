"""The DummyBackend keeps tasks in a list: only task_enqueued is sent, nothing runs.

Django: 6.0+
"""

import sys
from types import ModuleType

from django.dispatch import receiver
from django.tasks import task_backends
from django.tasks.signals import task_enqueued, task_finished, task_started
from django.test import override_settings

# --8<-- [start:task]
TASKS = """
from django.tasks import task

@task
def brew(tea):
    print("the task runs")
"""
# --8<-- [end:task]

teas = sys.modules["teas"] = ModuleType("teas")
exec(TASKS, vars(teas))
names = {task_enqueued: "enqueued", task_started: "started", task_finished: "finished"}
heard = []


# --8<-- [start:receiver]
@receiver([task_enqueued, task_started, task_finished])
def listen(signal, sender, task_result, **kwargs):
    print(f"{names[signal]} {task_result.status}, sender {sender.__name__}")
    heard.append(task_result)


# --8<-- [end:receiver]

# --8<-- [start:calls]
dummy = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
with override_settings(TASKS=dummy):
    returned = teas.brew.enqueue("Assam")
    backend = task_backends["default"]
print("returned:", returned.status)
print("the signal had the object that enqueue() returns:", heard[0] is returned)
print("the signal had the object that the backend keeps:", heard[0] is backend.results[0])
# --8<-- [end:calls]
del sys.modules["teas"]
