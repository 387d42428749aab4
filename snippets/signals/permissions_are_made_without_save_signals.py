"""Django's receivers make content types and permissions in bulk, without any save signal."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models.signals import post_save

saved = []


# --8<-- [start:receiver]
def listen(sender, **kwargs):
    saved.append(sender.__name__)


post_save.connect(listen)
# --8<-- [end:receiver]

# --8<-- [start:calls]
Permission.objects.all().delete()
ContentType.objects.all().delete()
call_command("migrate", verbosity=0)
print("content types:", ContentType.objects.exists())
print("permissions:", Permission.objects.exists())
print("post_save:", saved)
# --8<-- [end:calls]
