"""The shop's accounts with a user model of our own: `DJANGO_SETTINGS_MODULE=config.custom_user`.

A user model is chosen before the first migration and not changed later, so this is another project
with another database: the app `accounts`, word for word, and `members` instead of auth.User.
"""

import os

from config.settings import *  # noqa: F403  (the shop's settings and what differs)
from config.settings import BASE_DIR

# --8<-- [start:settings]
AUTH_USER_MODEL = "members.Member"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "members",
    "accounts",
]
# --8<-- [end:settings]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SHOP_DATABASE", BASE_DIR / "members.sqlite3"),
    },
}

# Nothing here answers requests: addresses, pages and middleware are those of the admin.
ROOT_URLCONF = "config.custom_user"
urlpatterns = []
MIDDLEWARE = []
