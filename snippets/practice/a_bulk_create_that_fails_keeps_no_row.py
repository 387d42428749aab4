"""A bulk_create() that fails half-way leaves none of its rows, and asks no receiver before."""

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models.signals import post_init, post_save, pre_save

from catalogue.models import Tag

Tag.objects.create(name="taken")


# --8<-- [start:receivers]
def refuse(instance, **kwargs):
    raise ValidationError("no more tags")


def refuse_object(instance, **kwargs):
    if instance.name == "third":
        raise ValidationError("no such tag")


# --8<-- [end:receivers]


def tags(*names, **with_pk):
    return [Tag(name=name, pk=pk) for name, pk in with_pk.items()] + [Tag(name=n) for n in names]


# --8<-- [start:calls]
def refused():
    pre_save.connect(refuse, sender=Tag)
    post_save.connect(refuse, sender=Tag)
    Tag.objects.bulk_create(tags("first", "second"))


def refused_object():
    post_init.connect(refuse_object, sender=Tag)
    Tag.objects.bulk_create(Tag(name=name) for name in ("first", "second", "third"))


def one_statement():
    Tag.objects.bulk_create(tags("first", "taken", "third"))


def batches():
    Tag.objects.bulk_create(tags("first", "taken", "third"), batch_size=1)


def some_with_keys():
    Tag.objects.bulk_create(tags("taken", first=90))


def ignoring():
    Tag.objects.bulk_create(tags("first", "taken", "third"), ignore_conflicts=True)


# --8<-- [end:calls]


def autocommit(call):
    call()


def atomic(call):
    with transaction.atomic():
        call()


def caught(call):
    with transaction.atomic():
        Tag.objects.create(name="earlier")
        try:
            call()
        except (IntegrityError, ValidationError):
            pass
        Tag.objects.count()


for call in (refused, refused_object, one_statement, batches, some_with_keys, ignoring):
    for context in (autocommit, atomic, caught):
        Tag.objects.exclude(name="taken").delete()
        try:
            context(call)
            end = "no error"
        except (DatabaseError, ValidationError) as error:
            end = type(error).__name__
        finally:
            pre_save.disconnect(refuse, sender=Tag)
            post_save.disconnect(refuse, sender=Tag)
            post_init.disconnect(refuse_object, sender=Tag)
        names = Tag.objects.exclude(name="taken").order_by("pk").values_list("name", flat=True)
        print(f"{call.__name__}, {context.__name__}: {end}, stored {', '.join(names) or 'none'}")
