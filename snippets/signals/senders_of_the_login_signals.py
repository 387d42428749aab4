"""The sender is the class of the user or the name of a module; equal strings do not match."""

import django.contrib.auth
from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.test.utils import isolate_apps

heard = []


def listener(name):
    def hear(sender, **kwargs):
        heard.append(name)

    return hear


with isolate_apps("django.contrib.auth"):

    class Member(User):
        class Meta:
            app_label = "auth"
            proxy = True


# --8<-- [start:connect]
user_logged_in.connect(listener("User"), sender=User, weak=False)
user_logged_in.connect(listener("Member"), sender=Member, weak=False)
user_logged_in.connect(listener("string"), sender=settings.AUTH_USER_MODEL, weak=False)
user_logged_in.connect(listener("everybody"), weak=False)

name = "django.contrib." + "".join(["a", "uth"])  # (1)!
user_login_failed.connect(listener("an equal string"), sender=name, weak=False)
user_login_failed.connect(
    listener("__name__ of the module"), sender=django.contrib.auth.__name__, weak=False
)
# --8<-- [end:connect]


def show(title):
    print(f"{title}: {', '.join(heard)}")
    heard.clear()


request = RequestFactory().get("/")
request.session = SessionStore()
User.objects.create(username="ann")
for model in (User, Member):
    login(request, model.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
    show(f"login of a {model.__name__}")

print("equal:", name == django.contrib.auth.__name__)
authenticate(username="ann", password="guess")
show("failed login")
