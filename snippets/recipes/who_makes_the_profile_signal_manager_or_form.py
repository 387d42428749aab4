"""A signal hears every save of a user; a manager and a form only what goes through them.

Receivers: accounts
"""

import asyncio
import tempfile
from pathlib import Path

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User, UserManager
from django.core.management import call_command
from django.db.models.signals import post_save

from accounts.models import Profile
from accounts.receivers import create_profile


# --8<-- [start:manager]
class ProfileManager(UserManager):
    def create_user(self, username, email=None, password=None, **fields):
        user = super().create_user(username, email, password, **fields)
        Profile.objects.create(user=user)
        return user


# --8<-- [end:manager]


# --8<-- [start:form]
class SignUpForm(UserCreationForm):
    def save(self, commit=True):
        user = super().save(commit=commit)
        if commit:
            Profile.objects.create(user=user)
        return user


# --8<-- [end:form]


managers = {"signal": User.objects, "manager": ProfileManager(), "form": User.objects}
managers["manager"].model = User
forms = {"signal": UserCreationForm, "manager": UserCreationForm, "form": SignUpForm}


def submit(form, **options):
    data = {"username": "ann", "password1": "kettle-42-x", "password2": "kettle-42-x"}
    form = form(data)
    assert form.is_valid(), form.errors
    return form.save(**options)


def load(path):
    path.write_text('[{"model": "auth.user", "fields": {"username": "ann", "password": "!"}}]')
    call_command("loaddata", str(path), verbosity=0)


def operations(users, form, folder):
    yield "create_user()", lambda: users.create_user("ann")
    yield "create_superuser()", lambda: users.create_superuser("ann")
    yield "acreate_user()", lambda: asyncio.run(users.acreate_user("ann"))
    yield "create()", lambda: users.create(username="ann")
    yield "form.save()", lambda: submit(form)
    yield "form.save(commit=False).save()", lambda: submit(form, commit=False).save()
    yield "bulk_create()", lambda: users.bulk_create([User(username="ann")])
    yield "loaddata", lambda: load(Path(folder, "users.json"))


answers = {}
with tempfile.TemporaryDirectory() as folder:
    for way in ("signal", "manager", "form"):
        if way == "manager":
            assert post_save.disconnect(create_profile, sender=User)
        for title, call in operations(managers[way], forms[way], folder):
            call()
            made = Profile.objects.filter(user__username="ann").exists()
            answers.setdefault(title, []).append(f"{way} {made}")
            User.objects.all().delete()
for title, ways in answers.items():
    print(f"{title}: {', '.join(ways)}")
