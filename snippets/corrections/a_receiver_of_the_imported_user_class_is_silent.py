"""With another user model a receiver of the imported class User is never called.

Wrong: on purpose
"""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test.utils import isolate_apps, override_settings

heard = []

with isolate_apps(), override_settings(AUTH_USER_MODEL="demo.Member"):
    # --8<-- [start:model]
    class Member(AbstractBaseUser):
        email = models.EmailField(unique=True)
        USERNAME_FIELD = "email"

        # --8<-- [end:model]

        class Meta:
            app_label = "demo"

    # --8<-- [start:receivers]
    @receiver(post_save, sender=User)
    def by_class(**kwargs):
        heard.append("sender=User")

    @receiver(post_save, sender=settings.AUTH_USER_MODEL)
    def by_setting(**kwargs):
        heard.append("sender=settings.AUTH_USER_MODEL")

    # --8<-- [end:receivers]

with connection.schema_editor() as editor:
    editor.create_model(Member)
Member(email="ann@example.com").save()
print("a Member saved, heard by:", ", ".join(heard))
with connection.schema_editor() as editor:
    editor.delete_model(Member)
