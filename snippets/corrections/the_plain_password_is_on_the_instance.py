"""During the save that follows set_password() the instance holds the password as typed.

Wrong: on purpose
"""

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver


# --8<-- [start:receiver]
@receiver([pre_save, post_save], sender=User)
def dump(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{name}: {instance._password!r}")


# --8<-- [end:receiver]

print("UserCreationForm")
password = "correct horse battery"
form = UserCreationForm({"username": "ann", "password1": password, "password2": password})
ann = form.save()
print("after save():", ann._password)

print("set_password() and save()")
ann.set_password("another horse")
ann.save()

print("create_user()")
User.objects.create_user("bob", password=password)
