"""A view that deletes the logged-in user and writes afterwards names an actor without a row.

Wrong: on purpose
Receivers: audit
"""

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product


# --8<-- [start:view]
def close_account(request):
    User.objects.get(pk=request.user.pk).delete()
    Product.objects.create(name="Tea")
    return HttpResponse()


# --8<-- [end:view]


class Urls:
    urlpatterns = [path("close/", close_account)]


client = Client()
client.force_login(User.objects.create_user("ann"))
with override_settings(ROOT_URLCONF=Urls):
    try:
        client.get("/close/")
    except IntegrityError as error:
        print(f"user deleted, then a save: {type(error).__name__}")
