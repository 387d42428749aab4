"""savepoint_rollback() does not discard the callbacks of the rows that it takes back."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag

called = []


# --8<-- [start:receiver]
@receiver(post_save, sender=Tag)
def announce(instance, using, **kwargs):
    transaction.on_commit(lambda: called.append(instance.name), using=using)


# --8<-- [end:receiver]

# --8<-- [start:block]
with transaction.atomic():
    Tag.objects.create(name="before")
    savepoint = transaction.savepoint()
    Tag.objects.create(name="taken back")
    transaction.savepoint_rollback(savepoint)
# --8<-- [end:block]
names = Tag.objects.order_by("pk").values_list("name", flat=True)
print(f"tags: {', '.join(names)}; callbacks: {', '.join(called)}")
