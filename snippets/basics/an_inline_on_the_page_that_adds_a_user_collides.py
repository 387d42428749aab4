"""The admin saves the user, the receiver makes the profile, and the inline saves a second one.

Wrong: on purpose
Receivers: accounts
"""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import path

from accounts.models import Profile


# --8<-- [start:admin]
class ProfileInline(admin.StackedInline):
    model = Profile


class Colliding(UserAdmin):
    inlines = [ProfileInline]


class ForExistingUsers(UserAdmin):
    def get_inlines(self, request, obj):
        return [ProfileInline] if obj else []


# --8<-- [end:admin]

client = Client(raise_request_exception=False)
client.force_login(User.objects.create_superuser("root"))


def add(name, user_admin, bio):
    site = admin.AdminSite()
    site.register(User, user_admin)
    data = {"username": name, "password1": "green tea", "password2": "green tea"}
    data |= {"profile-TOTAL_FORMS": 1, "profile-INITIAL_FORMS": 0, "profile-0-bio": bio}
    with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
        response = client.post("/admin/auth/user/add/", data | {"usable_password": "true"})
    users = User.objects.filter(username=name)
    failed = response.status_code == 500
    error = type(response.exc_info[1]).__name__ if failed else "no error"
    print(f"{user_admin.__name__}, bio={bio!r}: {error}, users={users.count()}")


add("ann", Colliding, "")
add("bob", Colliding, "likes tea")
add("cid", ForExistingUsers, "")
