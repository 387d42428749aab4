"""The same POST twice is two rows and two signals, unless a unique key says that it is the same."""

from functools import partial

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


@receiver(post_save, sender=Order)
def confirm(instance, created, using, **kwargs):
    if created:
        send = partial(mail.send_mail, instance.number, "", None, ["ann@example.com"])
        transaction.on_commit(send, using=using)


# --8<-- [start:views]
def naive(request):
    number = f"N-{Order.objects.count() + 1}"
    Order.objects.create(number=number, customer=ann)
    return HttpResponse(status=201)


def with_key(request):
    order, created = Order.objects.get_or_create(
        number=request.POST["key"],  # (1)!
        defaults={"customer": ann},
    )
    return HttpResponse(status=201 if created else 200)


# --8<-- [end:views]


def show(view):
    Order.objects.all().delete()
    mail.outbox = []
    codes = [Client().post(f"/{view.__name__}/", {"key": "A-1"}).status_code for _ in range(2)]
    print(f"{view.__name__}: {codes}, orders {Order.objects.count()}, mails {len(mail.outbox)}")


urls = (path("naive/", naive), path("with_key/", with_key))
with override_settings(ROOT_URLCONF=urls):
    show(naive)
    show(with_key)
