"""The admin's action that deletes logs several objects with signals on 4.2, without them on 5.2.

Django: 4.2+
"""

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client
from django.urls import reverse

from catalogue.models import Tag

User.objects.create_superuser("root", password="secret")
sent = []


@receiver(post_save, sender=LogEntry)
def listen(instance, **kwargs):
    sent.append(instance)


# --8<-- [start:delete]
client = Client()
client.login(username="root", password="secret")
tags = [Tag.objects.create(name=name) for name in ("cold", "warm")]
client.post(
    reverse("admin:catalogue_tag_changelist"),
    {"action": "delete_selected", "_selected_action": [tag.pk for tag in tags], "post": "yes"},
)
# --8<-- [end:delete]

print(f"deleted 2: tags left {Tag.objects.count()}, log entries {LogEntry.objects.count()}")
print(f"post_save of LogEntry: {len(sent)}")
