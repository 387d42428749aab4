"""create_user() returns after the receiver has made the profile.

Receivers: accounts
"""

from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from accounts.models import Profile


# --8<-- [start:watch]
@receiver([pre_save, post_save], sender=User)
@receiver([pre_save, post_save], sender=Profile)
def watch(signal, sender, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{name} {sender.__name__}")


# --8<-- [end:watch]


def show_sql(execute, sql, params, many, context):
    for table in ("accounts_profile", "auth_user"):
        if table in sql:
            print(f"{sql.split()[0]} {table}")
            break
    return execute(sql, params, many, context)


# --8<-- [start:create]
with connection.execute_wrapper(show_sql):
    print("create_user() called")
    ann = User.objects.create_user("ann")
    print("create_user() returned")
# --8<-- [end:create]
print("profile:", Profile.objects.get(user=ann))
