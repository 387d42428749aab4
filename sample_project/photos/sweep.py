"""Finds the files that no signal told of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from catalogue.models import Product

PHOTO = Product._meta.get_field("photo")


# --8<-- [start:orphans]
def orphans(
    older_than: timedelta = timedelta(hours=1), using: str = DEFAULT_DB_ALIAS
) -> Iterator[str]:
    """The names of photos in the storage that no row of a database uses.

    An upload is stored before its row: files younger than that are left out.
    """
    used = set(Product._base_manager.using(using).values_list("photo", flat=True))
    latest = timezone.now() - older_than
    for file in PHOTO.storage.listdir(PHOTO.upload_to)[1]:
        name = f"{PHOTO.upload_to}/{file}"
        if name not in used and PHOTO.storage.get_modified_time(name) < latest:
            yield name


# --8<-- [end:orphans]
