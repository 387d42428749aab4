"""Samples from notes stop at names that nobody defined, or do not do what they are named for.

Wrong: on purpose
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.signals import post_save

from accounts.models import Profile

# --8<-- [start:samples]
SAMPLES = {
    "no import of settings": "User = settings.AUTH_USER_MODEL",
    "sender=MyModel": """
from django.db.models.signals import pre_save
from django.dispatch import receiver

@receiver(pre_save, sender=MyModel)
def before(sender, instance, **kwargs):
    pass
""",
    "label of a copy button": "python\nCopy\nEdit\nfrom django.apps import AppConfig",
}
# --8<-- [end:samples]

for title, code in SAMPLES.items():
    try:
        exec(code, {})
    except NameError as error:
        print(f"{title}: {type(error).__name__} {error}")

try:
    User.save()
except TypeError as error:
    print("User.save():", type(error).__name__)
User.objects.create_user("ann").save()
print("user.save(): users", User.objects.count())
try:
    post_save(sender=User)
except TypeError as error:
    print("post_save():", error)

# --8<-- [start:profile]
PROFILE = """
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.contrib.auth.models import User

@receiver(post_save, sender=User)
def create_user_profile(sender, instance, created, **kwargs):
    if created:
        print("created:", instance.username)
"""
namespace = {}
exec(PROFILE, namespace)
User.objects.create_user("bob")
print("create_user_profile: profiles", Profile.objects.count())
with transaction.atomic():
    User.objects.create_user("eve")
    transaction.set_rollback(True)
print("eve after the rollback:", User.objects.filter(username="eve").exists())
# --8<-- [end:profile]
