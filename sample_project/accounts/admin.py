"""Profiles in the admin, beside the users they belong to."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from .models import Profile


class ProfileInline(admin.StackedInline):
    """The one profile of a user."""

    model = Profile
    can_delete = False


class ShopUserAdmin(UserAdmin):
    """Django's page of a user with the profile below."""

    def get_inlines(
        self, request: HttpRequest, obj: AbstractBaseUser | None
    ) -> list[type[admin.StackedInline]]:
        """Show the profile of existing users only.

        On the page that adds a user the inline would save a second profile after the receiver has
        made the first, and end in IntegrityError.
        """
        return [ProfileInline] if obj else []


admin.site.unregister(get_user_model())
admin.site.register(get_user_model(), ShopUserAdmin)


@admin.register(Profile)
class ProfileAdmin(admin.ModelAdmin):
    """All profiles: add a user and see that one more is here."""

    list_display = ["user", "bio"]
    list_select_related = ["user"]
    search_fields = ["user__username", "bio"]
