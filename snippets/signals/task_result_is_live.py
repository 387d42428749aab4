"""task_result is one live object: what it says changes, and its arguments can be changed.

Django: 6.0+
"""

from django.dispatch import receiver
from django.tasks import task
from django.tasks.signals import task_enqueued

kept = []


# --8<-- [start:task]
@task
def brew(*teas):
    return ", ".join(teas)


# --8<-- [end:task]


# --8<-- [start:receiver]
@receiver(task_enqueued)
def keep(sender, task_result, **kwargs):
    kept.append((task_result, task_result.status))
    task_result.args.append("Mate")


# --8<-- [end:receiver]

# --8<-- [start:calls]
result = brew.enqueue("Assam")
task_result, status = kept[0]
print(f"task_enqueued: status {status}")
print(f"the same object afterwards: status {task_result.status}")
print(f"the task got: {result.return_value}")
# --8<-- [end:calls]
