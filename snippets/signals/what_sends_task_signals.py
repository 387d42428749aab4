"""Which ways to run or to queue a task send which of the task signals.

Django: 6.0+
"""

from django.dispatch import receiver
from django.tasks import task
from django.tasks.backends.base import BaseTaskBackend
from django.tasks.exceptions import InvalidTask
from django.tasks.signals import task_enqueued, task_finished, task_started

from catalogue.models import Tag

sent = []
names = {task_enqueued: "enqueued", task_started: "started", task_finished: "finished"}


# --8<-- [start:tasks]
@task
def brew(tea):
    return f"{tea} is ready"


@task
def spill(tea):
    raise ValueError("on purpose")


@task
def interrupt(tea):
    raise KeyboardInterrupt


@task
def answer(tea):
    return object()


# --8<-- [end:tasks]


# --8<-- [start:receiver]
@receiver([task_enqueued, task_started, task_finished])
def listen(signal, task_result, **kwargs):
    sent.append(f"{names[signal]} {task_result.status}")


# --8<-- [end:receiver]


def show(title, call):
    sent.clear()
    try:
        call()
        error = ""
    except (TypeError, InvalidTask, KeyboardInterrupt) as raised:
        error = f", {type(raised).__name__}"
    print(f"{title}: {', '.join(sent) or 'nothing'}{error}")


# --8<-- [start:immediate]
show("enqueue()", lambda: brew.enqueue("Assam"))
show("task raises ValueError", lambda: spill.enqueue("Assam"))
show("task returns what JSON cannot hold", lambda: answer.enqueue("Assam"))
show("Ctrl+C in the task", lambda: interrupt.enqueue("Assam"))
show("model object as an argument", lambda: brew.enqueue(Tag(name="Assam")))
show("queue that does not exist", lambda: brew.using(queue_name="tea").enqueue("Assam"))
show("call()", lambda: brew.call("Assam"))
show("func()", lambda: brew.func("Assam"))
# --8<-- [end:immediate]


# --8<-- [start:other]
class SilentBackend(BaseTaskBackend):
    def enqueue(self, task, args, kwargs):
        return task.call(*args, **kwargs)


silent = SilentBackend("default", {})
show("enqueue() of a backend that sends nothing", lambda: silent.enqueue(brew, ["Assam"], {}))
# --8<-- [end:other]
