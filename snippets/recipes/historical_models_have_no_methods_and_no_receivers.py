"""A historical model has the fields of its time: no methods, no own save(), other identity.

Receivers: catalogue, accounts
"""

from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_save

from accounts.models import Profile
from catalogue.models import Product

loader = MigrationLoader(connection)
apps = loader.project_state().apps

# --8<-- [start:calls]
OldProduct = apps.get_model("catalogue", "Product")
product = OldProduct.objects.create(pk=1, name="Green tea")
print("str():", product)
same, sub = OldProduct is Product, issubclass(OldProduct, Product)
print("is the real class:", same, "a subclass:", sub)
print("slug by the receiver:", repr(Product.objects.get().slug))

OldUser = apps.get_model("auth", "User")
user = OldUser.objects.create(username="ann")
print("has set_password():", hasattr(user, "set_password"))
own = hasattr(OldUser.objects, "create_user")
print("UserManager, use_in_migrations:", own)
try:
    Profile.objects.create(user=user)
except ValueError:
    print("real Profile with a historical user: ValueError")
try:
    arguments = {"created": True, "raw": False, "using": "default"}
    post_save.send(User, instance=user, **arguments)  # (1)!
except ValueError:
    print("signal sent by hand: ValueError")
Profile.objects.create(user_id=user.pk)  # (2)!
print("by the key: profiles", Profile.objects.count())
# --8<-- [end:calls]

without_orders = loader.project_state(("catalogue", "0001_initial")).apps
try:
    without_orders.get_model("orders", "Customer")
except LookupError as error:
    print("dependency forgotten:", type(error).__name__)
