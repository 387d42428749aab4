"""Task signals are sent with send(): an error in a receiver leaves enqueue().

Django: 6.0+
"""

from django.tasks import task
from django.tasks.backends.dummy import DummyBackend
from django.tasks.signals import task_enqueued, task_finished, task_started

sent = []


@task
def brew(tea):
    sent.append("task")


# --8<-- [start:receiver]
def broken(sender, task_result, **kwargs):
    raise ValueError(task_result.status)


# --8<-- [end:receiver]


def show(title, signal, enqueue):
    sent.clear()
    signal.connect(broken)
    try:
        enqueue()
    except ValueError as error:
        print(f"{title}: ValueError, status {error}, task ran: {bool(sent)}")
    signal.disconnect(broken)


# --8<-- [start:calls]
show("task_enqueued", task_enqueued, lambda: brew.enqueue("Assam"))
show("task_started", task_started, lambda: brew.enqueue("Assam"))
show("task_finished", task_finished, lambda: brew.enqueue("Assam"))

dummy = DummyBackend("default", {})
show("task_enqueued, DummyBackend", task_enqueued, lambda: dummy.enqueue(brew, ["Assam"], {}))
print("results the DummyBackend holds:", len(dummy.results))
# --8<-- [end:calls]
