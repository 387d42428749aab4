"""Everything that Django passes to a receiver of the three task signals.

Django: 6.0+
"""

from django.dispatch import receiver
from django.tasks import TaskResult, task
from django.tasks.backends.immediate import ImmediateBackend
from django.tasks.signals import task_enqueued, task_finished, task_started

names = {
    task_enqueued: "task_enqueued",
    task_started: "task_started",
    task_finished: "task_finished",
}
seen = []


@task
def brew(tea, *, cups):
    return cups


# --8<-- [start:receiver]
@receiver([task_enqueued, task_started, task_finished])
def listen(signal, **kwargs):
    print(f"{names[signal]}:", " ".join(sorted([*kwargs, "signal"])))
    seen.append(kwargs)


# --8<-- [end:receiver]

# --8<-- [start:enqueue]
returned = brew.enqueue("Assam", cups=2)
first, second, third = (kwargs["task_result"] for kwargs in seen)
print("sender is the backend class:", seen[0]["sender"] is ImmediateBackend)
print("task_result is a TaskResult:", isinstance(first, TaskResult))
print("the same object three times:", first is second is third)
print("the object that enqueue() returns:", first is returned)
named = (f"{name}={value}" for name, value in first.kwargs.items())
print("task:", first.task.name, "args:", *first.args, "kwargs:", *named)
print("backend:", first.backend, "queue:", first.task.queue_name)
print("status now, after all three:", first.status)
# --8<-- [end:enqueue]
try:
    first.status = "LOST"
except AttributeError as error:
    print("status = ...:", type(error).__name__)
