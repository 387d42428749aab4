"""A receiver of User that reads instance.user fails, and the user stays stored.

Wrong: on purpose
"""

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver


# --8<-- [start:receiver]
@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def user_created(sender, instance, created, *args, **kwargs):
    print("positional arguments:", args, "instance:", type(instance).__name__)
    if created:
        print("Send email to", instance.user.username)  # (1)!
    else:
        print(instance.user.username, "was saved")


# --8<-- [end:receiver]

for title, write in (
    ("create_user()", lambda: User.objects.create_user("ann")),
    ("save()", lambda: User.objects.get().save()),
):
    try:
        write()
    except AttributeError as error:
        print(f"{title}: {type(error).__name__}, users {User.objects.count()}")
