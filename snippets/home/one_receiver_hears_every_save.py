"""One receiver of post_save hears create_user() and every save() that follows."""

# --8<-- [start:sample]
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender=User)  # (1)!
def announce(sender, instance, created, **kwargs):
    print(f"post_save {instance} created={created}")  # (2)!


ann = User.objects.create_user("ann")
print("create_user() returned")  # (3)!
ann.first_name = "Ann"
ann.save()
# --8<-- [end:sample]
