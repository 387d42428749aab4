"""The admin's log of a deletion: one object is saved with signals, several go by bulk_create()."""

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag

user = User.objects.create_superuser("root")
sent = []


# --8<-- [start:log]
@receiver(post_save, sender=LogEntry)
def listen(instance, **kwargs):
    sent.append(instance)


for names in (["hot"], ["cold", "warm"]):
    tags = [Tag.objects.create(name=name) for name in names]
    sent.clear()
    LogEntry.objects.log_actions(user.pk, tags, DELETION)
    print(f"objects {len(tags)}: post_save of LogEntry {len(sent)}")
# --8<-- [end:log]
