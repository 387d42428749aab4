"""The setting as a sender and as a relation finds the project's own user model."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test.utils import isolate_apps, override_settings

registry = isolate_apps()
registry.enable()
setting = override_settings(AUTH_USER_MODEL="demo.Member")
setting.enable()


# --8<-- [start:user]
class MemberManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        member = self.model(email=self.normalize_email(email), **fields)
        member.set_password(password)
        member.save(using=self._db)  # (1)!
        return member


class Member(AbstractBaseUser):
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    objects = MemberManager()
    # --8<-- [end:user]

    class Meta:
        app_label = "demo"


class Volunteer(Member):
    class Meta:
        app_label = "demo"
        proxy = True


# --8<-- [start:profile]
class Profile(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    # --8<-- [end:profile]

    class Meta:
        app_label = "demo"


# --8<-- [start:receiver]
@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def create_profile(instance, created, raw, using, **kwargs):
    if created and not raw:
        Profile.objects.using(using).get_or_create(user=instance)


# --8<-- [end:receiver]


@receiver(post_save, sender=User)
def for_the_class_user(instance, **kwargs):
    print("receiver of the class User called")


with connection.schema_editor() as editor:
    editor.create_model(Member)
    editor.create_model(Profile)


def show(title, member):
    made = Profile.objects.filter(user_id=member.pk).exists()
    print(f"{title}: {member.get_username()} has a profile {made}")


# --8<-- [start:calls]
show("create_user()", Member.objects.create_user("ann@example.com"))
show("create()", Member.objects.create(email="bob@example.com"))
eve = Volunteer.objects.create_user("eve@example.com")
show("create_user() of a proxy", eve)

post_save.connect(create_profile, sender=Volunteer)
kim = Volunteer.objects.create_user("kim@example.com")
show("proxy, connected too", kim)
# --8<-- [end:calls]

with connection.schema_editor() as editor:
    editor.delete_model(Profile)
    editor.delete_model(Member)
setting.disable()
registry.disable()
