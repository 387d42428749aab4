"""A receiver that deletes the parent runs in the parent's own cascade too; origin tells."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.signals import post_delete

from accounts.models import Profile

heard = []


def listen(sender, **kwargs):
    heard.append(sender.__name__)


# --8<-- [start:receivers]
def always(instance, **kwargs):
    instance.user.delete()


def unless_cascade(instance, origin, **kwargs):
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is Profile:
        instance.user.delete()


# --8<-- [end:receivers]

post_delete.connect(listen, sender=User)
post_delete.connect(listen, sender=Profile)


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard)}; {User.objects.count()} users")


def profile():
    return Profile.objects.create(user=User.objects.create(username="ann"))


for function in (always, unless_cascade):
    post_delete.connect(function, sender=Profile)
    show(f"{function.__name__}, profile.delete()", profile().delete)
    profile()
    show(f"{function.__name__}, profiles.delete()", Profile.objects.all().delete)
    show(f"{function.__name__}, user.delete()", profile().user.delete)
    post_delete.disconnect(function, sender=Profile)
