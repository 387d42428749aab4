"""After an error in post_save the user stays in autocommit, and is gone after atomic()."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

calls_of_later = []


# --8<-- [start:receivers]
@receiver(post_save, sender=User)
def create_profile(sender, instance, created, **kwargs):
    if created:
        raise ValueError("the profile service is down")


@receiver(post_save, sender=User)
def later(sender, **kwargs):
    calls_of_later.append(1)


# --8<-- [end:receivers]


def attempt(case, create):
    try:
        create()
    except (ValueError, IntegrityError) as error:
        print(f"{case}: {type(error).__name__} users={User.objects.count()}")


# --8<-- [start:cases]
def in_atomic():
    with transaction.atomic():
        User.objects.create_user("ann")


attempt("atomic()", in_atomic)
attempt("get_or_create()", lambda: User.objects.get_or_create(username="ann"))
attempt("autocommit", lambda: User.objects.create_user("ann"))
attempt("autocommit, second try", lambda: User.objects.create_user("ann"))
# --8<-- [end:cases]
print("calls of the later receiver:", len(calls_of_later))
