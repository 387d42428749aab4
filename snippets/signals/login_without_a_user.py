"""login(request, None) took request.user up to 6.0; from 6.1 it is an error and sends nothing."""

import warnings

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.dispatch import receiver
from django.test import RequestFactory


@receiver(user_logged_in)
def logged_in(sender, user, **kwargs):
    print("user_logged_in:", user)


request = RequestFactory().get("/")
request.session = SessionStore()
request.user = User.objects.create(username="ann")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        login(request, None, backend="django.contrib.auth.backends.ModelBackend")
    except AttributeError as error:
        print("login(request, None):", type(error).__name__)
for warning in caught:
    print("login(request, None):", warning.category.__name__)
