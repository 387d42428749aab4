"""Caught inside atomic(), an error of post_save is harmless, one of post_delete is not."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from catalogue.models import Tag


def refuse(**kwargs):
    raise ValueError


def attempt(operation):
    try:
        with transaction.atomic():
            try:
                operation()
            except ValueError:
                print("caught")
            print(Tag.objects.count(), "tags")
    except transaction.TransactionManagementError:
        print("TransactionManagementError")


hot = Tag.objects.create(name="hot")
post_save.connect(refuse, sender=Tag)
post_delete.connect(refuse, sender=Tag)
attempt(lambda: Tag.objects.create(name="cold"))
attempt(lambda: hot.delete())
print(Tag.objects.count(), "tags")
# --8<-- [end:code]
