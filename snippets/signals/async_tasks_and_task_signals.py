"""An async task sends the same signals; aenqueue() sends them from another thread.

Django: 6.0+
Browser: no (threads)
"""

import asyncio
import threading

from django.dispatch import receiver
from django.tasks import task
from django.tasks.signals import task_enqueued, task_finished, task_started

main = threading.get_ident()
names = {task_enqueued: "enqueued", task_started: "started", task_finished: "finished"}
sent, threads = [], set()


# --8<-- [start:task]
@task
async def brew(tea):
    return f"{tea} is ready"


# --8<-- [end:task]


# --8<-- [start:receiver]
@receiver([task_enqueued, task_started, task_finished])
def listen(signal, **kwargs):
    sent.append(names[signal])
    threads.add("the caller's" if threading.get_ident() == main else "another")


# --8<-- [end:receiver]


def show(title):
    print(f"{title}: {', '.join(sent)}; thread: {', '.join(threads)}")
    sent.clear()
    threads.clear()


# --8<-- [start:calls]
brew.enqueue("Assam")
show("enqueue()")
asyncio.run(brew.aenqueue("Assam"))
show("await aenqueue()")
# --8<-- [end:calls]
