"""An outbox: the message is a row of the same transaction, a worker delivers it, perhaps twice."""

from django.core import mail
from django.db import connection, models, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test.utils import isolate_apps
from django.utils import timezone

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann", email="ann@example.com")

with isolate_apps("orders"):
    # --8<-- [start:model]
    class OutboxMessage(models.Model):
        kind = models.CharField(max_length=50)
        payload = models.JSONField()
        sent_at = models.DateTimeField(null=True)

        # --8<-- [end:model]
        class Meta:
            app_label = "demo"


with connection.schema_editor() as editor:
    editor.create_model(OutboxMessage)


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def queue_confirmation(instance, created, raw, using, **kwargs):
    if created and not raw:
        OutboxMessage.objects.using(using).create(
            kind="order placed",
            payload={"order": instance.pk},  # (1)!
        )


# --8<-- [end:receiver]


# --8<-- [start:worker]
def deliver_one(deliver):
    with transaction.atomic():
        waiting = OutboxMessage.objects.filter(sent_at=None).order_by("pk")
        message = waiting.select_for_update(skip_locked=True).first()  # (1)!
        if message is None:
            return False
        deliver(message)
        message.sent_at = timezone.now()
        message.save(update_fields=["sent_at"])
    return True


# --8<-- [end:worker]


def send(message):
    order = Order.objects.get(pk=message.payload["order"])
    mail.send_mail(f"Order {order.number}", "", None, [order.customer.email])


def server_is_down(message):
    raise ConnectionError("the mail server is down")


def killed_after_sending(message):
    send(message)
    raise SystemExit


def place(number, rollback=False):
    with transaction.atomic():
        Order.objects.create(number=number, customer=ann)
        transaction.set_rollback(rollback)


def show(title, result):
    waiting = OutboxMessage.objects.filter(sent_at=None).count()
    orders = Order.objects.count()
    print(f"{title}: {result}, orders {orders}, waiting {waiting}, mails {len(mail.outbox)}")


def work(title, deliver):
    try:
        result = "delivered" if deliver_one(deliver) else "nothing to do"
    except (ConnectionError, SystemExit) as error:
        result = type(error).__name__
    show(title, result)


# --8<-- [start:cases]
place("A-1", rollback=True)
show("rolled back", "no error")
place("A-2")
show("committed", "no error")
work("worker, server down", server_is_down)
work("worker, second try", send)
work("worker, once more", send)

place("A-3")
work("worker killed after sending", killed_after_sending)
work("next worker", send)
# --8<-- [end:cases]


def broken(**kwargs):
    raise ValueError("receiver failed")


post_save.disconnect(queue_confirmation, sender=Order)
post_save.connect(broken, sender=Order)
post_save.connect(queue_confirmation, sender=Order)
try:
    Order.objects.create(number="A-4", customer=ann)
except ValueError as error:
    show("autocommit, another receiver fails", type(error).__name__)

with transaction.atomic():
    sql = str(OutboxMessage.objects.select_for_update(skip_locked=True).query)
print(f"FOR UPDATE SKIP LOCKED in the SQL: {'FOR UPDATE SKIP LOCKED' in sql}")

with connection.schema_editor() as editor:
    editor.delete_model(OutboxMessage)
