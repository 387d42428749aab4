"""Finds the files that no signal told of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import connections, router
from django.utils import timezone

from catalogue.models import Product

PHOTO = Product._meta.get_field("photo")


# --8<-- [start:orphans]
def orphans(older_than: timedelta = timedelta(hours=1)) -> Iterator[str]:
    """The names of photos in the storage that no row of any database uses.

    An upload is stored before its row: files younger than that are left out.
    """
    try:
        files = PHOTO.storage.listdir(PHOTO.upload_to)[1]
    except FileNotFoundError:  # nothing has been uploaded yet
        return
    used: set[str] = set()
    for using in connections:
        if router.allow_migrate_model(using, Product):  # (1)!
            rows = Product._base_manager.using(using)
            used.update(rows.values_list("photo", flat=True))
    latest = timezone.now() - older_than
    for file in files:
        name = f"{PHOTO.upload_to}/{file}"
        if name in used:
            continue
        if PHOTO.storage.get_modified_time(name) < latest:
            yield name


# --8<-- [end:orphans]
