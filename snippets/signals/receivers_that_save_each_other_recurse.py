"""Two models that save each other from receivers recurse as one that saves itself.

Wrong: on purpose
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import Profile

user = User.objects.create_user("ann")
Profile.objects.create(user=user)


# --8<-- [start:receivers]
@receiver(post_save, sender=User)
def save_profile(instance, **kwargs):
    instance.profile.save()


@receiver(post_save, sender=Profile)
def save_user(instance, **kwargs):
    instance.user.save()


# --8<-- [end:receivers]

try:
    user.save()
except RecursionError as error:
    print(type(error).__name__)
