"""post_save does not know why a user was made; a function that registers people does."""

from django.contrib.auth.models import User
from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.test import RequestFactory


# --8<-- [start:receiver]
def mail_new_user(sender, instance, created, raw, **kwargs):
    if created and not raw:
        transaction.on_commit(lambda: mail.send_mail("Hi", "Welcome", None, [instance.email]))


# --8<-- [end:receiver]


# --8<-- [start:function]
def register(request, name, email):
    user = User.objects.create_user(name, email)
    link = request.build_absolute_uri("/confirm/")
    transaction.on_commit(lambda: mail.send_mail("Confirm", link, None, [user.email]))


# --8<-- [end:function]


def show(event):
    bodies = ", ".join(message.body for message in mail.outbox)
    print(f"{event}: {bodies or 'no mail'}")
    mail.outbox.clear()


post_save.connect(mail_new_user, sender=User)
User.objects.create_user("ann", "ann@example.com")
show("receiver, create_user()")
User.objects.create_superuser("root", "root@example.com")
show("receiver, create_superuser()")
post_save.disconnect(mail_new_user, sender=User)

register(RequestFactory().get("/sign-up/"), "bob", "bob@example.com")
show("register()")
User.objects.create_superuser("boss", "boss@example.com")
show("create_superuser() beside register()")
