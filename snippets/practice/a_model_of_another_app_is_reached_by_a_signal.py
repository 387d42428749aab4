"""The code of a third party saves its own class: a receiver hears it, an override does not run."""

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test.utils import isolate_apps

ran = []

with isolate_apps("accounts"):
    # --8<-- [start:places]
    class Member(User):
        class Meta:
            app_label = "demo"
            proxy = True

        def save(self, *args, **kwargs):
            ran.append("save() of the proxy")
            super().save(*args, **kwargs)


@receiver(post_save, sender=User)
def listen(instance, **kwargs):
    ran.append("receiver")


# --8<-- [end:places]


def show(title):
    print(f"{title}: {', '.join(ran)}")
    ran.clear()


# --8<-- [start:calls]
User.objects.create_user("ann")
show("create_user()")
form = UserCreationForm({"username": "bob", "password1": "tea-4-two!", "password2": "tea-4-two!"})
form.save()
show("UserCreationForm")
Member(username="eve").save()
show("Member.save()")
# --8<-- [end:calls]
