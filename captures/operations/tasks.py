"""django.tasks, with the two backends that Django has."""

import django

from captures.operations import operation

if django.VERSION >= (6, 0):
    from django.db import transaction
    from django.tasks import task
    from django.test.utils import override_settings

    @task
    def brew(tea: str) -> str:
        return f"{tea} is ready"

    @task
    def spill() -> None:
        raise ValueError("on purpose")

    @task
    async def abrew(tea: str) -> str:
        return f"{tea} is ready"

    @operation
    def task_enqueue_immediate():
        yield
        brew.enqueue("Assam")

    @operation
    def task_enqueue_failing():
        yield
        spill.enqueue()

    @operation
    def task_enqueue_in_rolled_back_transaction():
        yield
        with transaction.atomic():
            brew.enqueue("Assam")
            transaction.set_rollback(True)

    @operation
    def task_enqueue_async_function():
        yield
        abrew.enqueue("Assam")

    @operation
    async def task_aenqueue():
        yield
        await brew.aenqueue("Assam")

    @operation
    def task_enqueue_dummy():
        with override_settings(
            TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
        ):
            yield
            brew.enqueue("Assam")
            yield

    @operation
    def task_called():
        yield
        brew.call("Assam")
