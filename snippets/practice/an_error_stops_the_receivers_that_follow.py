"""An error keeps what earlier receivers did in autocommit, and a retried save() is no creation."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
mail_server = "down"


# --8<-- [start:receivers]
@receiver(post_save, sender=Order)
def take_stock(instance, created, **kwargs):
    if created:
        AuditEntry.objects.create(action="stock taken")


@receiver(post_save, sender=Order)
def send_mail(instance, created, **kwargs):
    if created and mail_server == "down":
        raise ConnectionError("the mail server is down")


@receiver(post_save, sender=Order)
def add_points(instance, created, **kwargs):
    if created:
        AuditEntry.objects.create(action="points added")


# --8<-- [end:receivers]


def show(title, call):
    try:
        call()
        result = "no error"
    except ConnectionError as error:
        result = type(error).__name__
    done = ", ".join(AuditEntry.objects.values_list("action", flat=True)) or "nothing"
    print(f"{title}: {result}, orders {Order.objects.count()}, done: {done}")


def atomic():
    with transaction.atomic():
        Order.objects.create(number="A-2", customer=ann)


# --8<-- [start:cases]
order = Order(number="A-1", customer=ann)
show("save()", order.save)
mail_server = "up"
show("save() again", order.save)

Order.objects.all().delete()
AuditEntry.objects.all().delete()
mail_server = "down"
show("in atomic()", atomic)
mail_server = "up"
show("atomic() again", atomic)
# --8<-- [end:cases]
