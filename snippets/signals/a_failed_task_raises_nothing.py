"""An error in a task does not leave enqueue(): ask the status before the return value.

Django: 6.0+
"""

from django.tasks import TaskResultStatus, task
from django.tasks.signals import task_finished


# --8<-- [start:task]
@task
def brew(tea):
    if tea == "none":
        raise ValueError("no tea")
    return f"{tea} is ready"


# --8<-- [end:task]


# --8<-- [start:receivers]
def naive(sender, task_result, **kwargs):
    print("naive receiver:", task_result.return_value)  # (1)!


def careful(sender, task_result, **kwargs):
    if task_result.status == TaskResultStatus.FAILED:
        print("careful receiver:", task_result.errors[-1].exception_class_path)
    else:
        print("careful receiver:", task_result.return_value)


# --8<-- [end:receivers]


def enqueue(tea):
    try:
        result = brew.enqueue(tea)
        print(f"enqueue({tea}) returned {result.status}")
    except ValueError as error:
        print(f"enqueue({tea}) raised {type(error).__name__}: {error}")


# --8<-- [start:calls]
task_finished.connect(careful)
enqueue("Assam")
enqueue("none")
task_finished.disconnect(careful)

task_finished.connect(naive)
enqueue("none")
# --8<-- [end:calls]
