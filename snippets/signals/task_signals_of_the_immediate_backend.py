"""With the default backend enqueue() sends all three signals and runs the task in between.

Django: 6.0+
"""

import threading

from django.dispatch import receiver
from django.tasks import task
from django.tasks.signals import task_enqueued, task_finished, task_started

main = threading.get_ident()


# --8<-- [start:task]
@task
def brew(tea):
    print(f"brew({tea}), in the caller's thread: {threading.get_ident() == main}")
    return f"{tea} is ready"


# --8<-- [end:task]


# --8<-- [start:receivers]
@receiver(task_enqueued)
def enqueued(sender, task_result, **kwargs):
    print(f"task_enqueued {task_result.status}")


@receiver(task_started)
def started(sender, task_result, **kwargs):
    print(f"task_started {task_result.status}")


@receiver(task_finished)
def finished(sender, task_result, **kwargs):
    print(f"task_finished {task_result.status}")


# --8<-- [end:receivers]

# --8<-- [start:enqueue]
print("enqueue()")
result = brew.enqueue("Assam")
print(f"enqueue() returned {result.status}: {result.return_value}")
# --8<-- [end:enqueue]
