"""A mail sent by post_save is out although the row is rolled back; on_commit waits for the row."""

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receivers]
@receiver(post_save, sender=Customer)
def mail_at_once(sender, instance, **kwargs):
    mail.send_mail("at once", "Welcome!", None, [instance.email])


@receiver(post_save, sender=Customer)
def mail_after_commit(sender, instance, **kwargs):
    transaction.on_commit(
        lambda: mail.send_mail("after commit", "Welcome!", None, [instance.email])
    )


# --8<-- [end:receivers]


def show(event):
    subjects = ", ".join(message.subject for message in mail.outbox) or "none"
    print(f"{event}: rows={Customer.objects.count()} mails: {subjects}")
    mail.outbox.clear()


try:
    with transaction.atomic():
        Customer.objects.create(name="Ann", email="ann@example.com")
        raise RuntimeError("payment failed")
except RuntimeError:
    show("rolled back")

with transaction.atomic():
    Customer.objects.create(name="Bob", email="bob@example.com")
show("committed")
