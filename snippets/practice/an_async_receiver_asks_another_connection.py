"""In an async receiver connection.in_atomic_block speaks of another thread's connection."""

from asgiref.sync import sync_to_async
from django.db import connection, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag


def ask():
    return connection.in_atomic_block


# --8<-- [start:receiver]
@receiver(post_save, sender=Tag)
async def look(**kwargs):
    print("asked here:", connection.in_atomic_block)
    print("through sync_to_async():", await sync_to_async(ask)())


with transaction.atomic():
    Tag.objects.create(name="hot")
# --8<-- [end:receiver]
