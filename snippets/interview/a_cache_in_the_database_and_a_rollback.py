"""An entry of the database cache is rolled back with the transaction, one in memory is not."""

from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
TABLE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}

with override_settings(CACHES={"default": MEMORY, "table": TABLE}):
    call_command("createcachetable", verbosity=0)
    try:
        with transaction.atomic():
            caches["default"].set("newest", "Ann")
            caches["table"].set("newest", "Ann")
            raise ValueError
    except ValueError:
        print("cache in memory:", caches["default"].get("newest"))
        print("cache in the database:", caches["table"].get("newest"))
