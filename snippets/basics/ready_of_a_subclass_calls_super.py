"""ready() of a subclass of one of Django's configs takes Django's receivers away without super().

Wrong: on purpose
"""

from django.contrib import auth
from django.contrib.auth.apps import AuthConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


# --8<-- [start:configs]
class Silent(AuthConfig):
    def ready(self):
        print("our own things")


class Complete(AuthConfig):
    def ready(self):
        super().ready()
        print("our own things")


# --8<-- [end:configs]

for config in (Silent, Complete):
    user_logged_in.disconnect(dispatch_uid="update_last_login")
    permissions = "django.contrib.auth.management.create_permissions"
    post_migrate.disconnect(dispatch_uid=permissions)
    config("django.contrib.auth", auth).ready()
    login = user_logged_in.disconnect(dispatch_uid="update_last_login")
    migrate = post_migrate.disconnect(dispatch_uid=permissions)
    print(f"{config.__name__}: last_login {login}, permissions {migrate}")
