"""A second receiver that saves the profile writes old values over new ones.

Wrong: on purpose
Receivers: accounts
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import Profile

User.objects.create_user("ann")


# --8<-- [start:sample]
@receiver(post_save, sender=User)
def save_profile(sender, instance, **kwargs):
    instance.profile.save()  # (1)!


in_request_a = User.objects.select_related("profile").get(username="ann")
in_request_b = Profile.objects.get(user__username="ann")

in_request_b.bio = "written by request B"
in_request_b.save()
print("after request B:", repr(Profile.objects.get().bio))

in_request_a.first_name = "Ann"
in_request_a.save(update_fields=["first_name"])  # (2)!
print("after request A:", repr(Profile.objects.get().bio))
# --8<-- [end:sample]

in_request_c = User.objects.get(username="ann")
in_request_b.save()
in_request_c.save()
print("after request C, which had read no profile:", repr(Profile.objects.get().bio))
