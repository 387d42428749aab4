"""Rows that have to be there after `migrate`; which ones, the settings say."""

from __future__ import annotations

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS, router, transaction


# --8<-- [start:create_defaults]
def create_defaults(
    app_config: AppConfig,
    using: str = DEFAULT_DB_ALIAS,
    apps: Apps = global_apps,
    **kwargs: object,
) -> None:  # (1)!
    """Make the tags and the group that are missing; after migrate."""
    try:
        Tag = apps.get_model("catalogue", "Tag")  # (2)!
        Group = apps.get_model("auth", "Group")
        Permission = apps.get_model("auth", "Permission")
    except LookupError:
        return
    if router.allow_migrate_model(using, Tag):
        for name in settings.DEFAULT_TAGS:
            Tag.objects.using(using).get_or_create(name=name)
    if not settings.EDITOR_PERMISSIONS:
        return
    if not router.allow_migrate_model(using, Group):
        return
    with transaction.atomic(using=using):  # (3)!
        groups = Group.objects.using(using)
        group, created = groups.get_or_create(name="editors")
        if created:  # (4)!
            how = {"verbosity": 0, "using": using, "apps": apps}
            create_permissions(app_config, **how)  # (5)!
            wanted = Permission.objects.using(using).filter(
                content_type__app_label=app_config.label,
                codename__in=settings.EDITOR_PERMISSIONS,
            )
            group.permissions.set(wanted)


# --8<-- [end:create_defaults]
