"""Django connects a receiver to each task signal, and each writes to the logger django.tasks.

Django: 6.0+
"""

import logging

from django.tasks import task
from django.tasks.signals import task_enqueued, task_finished, task_started


@task
def brew(tea):
    if tea == "none":
        raise ValueError("no tea")


# --8<-- [start:handler]
class Show(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        event = "enqueued" if "enqueued" in text else text.rpartition("=")[2]
        print(f"{step}: {record.levelname} {event}, traceback {bool(record.exc_info)}")


# --8<-- [end:handler]

for name, signal in {
    "task_enqueued": task_enqueued,
    "task_started": task_started,
    "task_finished": task_finished,
}.items():
    print(f"{name}: {', '.join(entry[1]().__name__ for entry in signal.receivers)}")

logger, handler = logging.getLogger("django.tasks"), Show()
level, propagate = logger.level, logger.propagate
logger.setLevel(logging.DEBUG)
logger.propagate = False
logger.addHandler(handler)
# --8<-- [start:enqueue]
step = "task that works"
brew.enqueue("Assam")
step = "task that fails"
brew.enqueue("none")
# --8<-- [end:enqueue]
logger.removeHandler(handler)
logger.setLevel(level)
logger.propagate = propagate
