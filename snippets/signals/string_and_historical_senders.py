"""A string sender means the real model; the model of a data migration is another class."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_save

from orders.models import Customer

heard = []


# --8<-- [start:connect]
def by_string(sender, **kwargs):
    heard.append("by string")


def by_class(sender, **kwargs):
    heard.append("by class")


def by_anything(sender, **kwargs):
    heard.append(f"without sender ({sender.__module__})")


post_save.connect(by_string, sender="orders.Customer")
post_save.connect(by_string, sender=settings.AUTH_USER_MODEL)
post_save.connect(by_class, sender=Customer)
post_save.connect(by_anything)
# --8<-- [end:connect]


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard)}")


show("User", User(username="ann").save)
show("Customer", Customer(name="Ann").save)

# --8<-- [start:historical]
apps = MigrationLoader(connection).project_state().apps
Historical = apps.get_model("orders", "Customer")
show("Customer of a migration", Historical(name="Bob").save)
# --8<-- [end:historical]
print(f"the same class={Historical is Customer}")
