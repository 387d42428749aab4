"""Commands that change the database, connections, and the making of model classes."""

import contextvars
import io
import threading
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections, models
from django.test.utils import isolate_apps

from captures.operations import operation
from catalogue.models import Tag


def empty_file() -> None:
    """Let the database be a file that does not exist yet."""
    connection.close()
    path = Path(connection.settings_dict["NAME"])
    connection.settings_dict["NAME"] = path.with_name(f"empty-{path.name}")
    connection.ensure_connection()


def in_thread(work: Callable[[], None]) -> None:
    """Do some work in a thread that belongs to whoever observes this one."""
    thread = threading.Thread(target=contextvars.copy_context().run, args=[work])
    thread.start()
    thread.join()


@operation
def migrate_fresh():
    empty_file()
    yield
    call_command("migrate", verbosity=0)


@operation
def migrate_nothing_to_do():
    yield
    call_command("migrate", verbosity=0)


@operation
def migrate_one_app():
    call_command("migrate", "audit", "zero", verbosity=0)
    yield
    call_command("migrate", "audit", verbosity=0)


@operation
def migrate_backwards():
    yield
    call_command("migrate", "audit", "zero", verbosity=0)


@operation
def migrate_fake():
    yield
    call_command("migrate", "audit", "zero", fake=True, verbosity=0)


@operation
def migrate_plan():
    yield
    call_command("migrate", plan=True, verbosity=0, stdout=io.StringIO())


@operation
def migrate_check():
    yield
    call_command("migrate", check_unapplied=True, verbosity=0)


@operation
def sqlmigrate():
    yield
    call_command("sqlmigrate", "audit", "0001", stdout=io.StringIO())


@operation
def makemigrations_dry_run():
    yield
    call_command("makemigrations", dry_run=True, verbosity=0)


@operation
def flush():
    yield
    call_command("flush", interactive=False, verbosity=0)


@operation
def flush_without_post_migrate():
    yield
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@operation
def connection_first_query():
    connection.close()
    yield
    Tag.objects.count()


@operation
def connection_second_query():
    Tag.objects.count()
    yield
    Tag.objects.count()


@operation
def connection_in_thread():
    def work():
        Tag.objects.count()
        connection.close()

    yield
    in_thread(work)


@operation
def connection_second_database():
    connections["archive"].close()
    yield
    Tag.objects.using("archive").count()


@operation
def define_model():
    with isolate_apps("captures"):
        yield

        class Shelf(models.Model):
            class Meta:
                app_label = "captures"


@operation
def define_abstract_model():
    with isolate_apps("captures"):
        yield

        class Shelf(models.Model):
            class Meta:
                abstract = True
                app_label = "captures"


@operation
def define_proxy():
    with isolate_apps("captures"):

        class Shelf(models.Model):
            class Meta:
                app_label = "captures"

        yield

        class TopShelf(Shelf):
            class Meta:
                proxy = True
                app_label = "captures"


@operation
def define_model_with_many_to_many():
    with isolate_apps("captures"):
        yield

        class Shelf(models.Model):
            near = models.ManyToManyField("self")

            class Meta:
                app_label = "captures"
