"""Saving, deleting, relating, logging in and requesting each send signals of their own."""

from django.contrib.auth import authenticate
from django.contrib.auth import signals as auth_signals
from django.contrib.auth.models import User
from django.core import signals as core_signals
from django.db.models import signals as model_signals
from django.test import Client

from catalogue.models import Product, Tag

User.objects.create_user("ann", password="secret")
tag = Tag.objects.create(name="green")
heard = []


# --8<-- [start:listen]
def listen(signal, action="", **kwargs):
    heard.append(f"{names[signal]} {action}".strip())


names = {}
for module, sender, wanted in [
    (model_signals, Product, ["pre_init", "post_init", "pre_save", "post_save"]),
    (model_signals, Product, ["pre_delete", "post_delete"]),
    (model_signals, Product.tags.through, ["m2m_changed"]),
    (auth_signals, User, ["user_logged_in", "user_logged_out"]),
    (auth_signals, None, ["user_login_failed"]),
    (core_signals, None, ["request_started", "request_finished"]),
]:
    for name in wanted:
        signal = getattr(module, name)
        names[signal] = name
        signal.connect(listen, sender=sender)
# --8<-- [end:listen]


def show(event):
    print(f"{event}: {', '.join(heard) or 'no signal'}")
    heard.clear()


# --8<-- [start:events]
tea = Product(name="Tea")
show("Product()")
tea.save()
show("save()")
tea.tags.add(tag)
show("tags.add()")
tea.delete()
show("delete()")

visitor = Client()
visitor.login(username="ann", password="secret")
show("login()")
visitor.logout()
show("logout()")
visitor.login(username="ann", password="wrong")
show("wrong password")
authenticate(username="ann", password="secret")
show("authenticate() alone")
visitor.get("/")
show("a request")
# --8<-- [end:events]
