"""The shop's settings as the tests have them, with a database in memory."""

from config.settings import *  # noqa: F403  (the browser runs the shop's settings and what differs)
from config.settings import INSTALLED_APPS, MAILERS

# run.py looks for the admin modules of the apps when the first output is out.
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig" if app == "django.contrib.admin" else app
    for app in INSTALLED_APPS
]
DEBUG = False
DATABASES = {
    alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    for alias in ("default", "archive")
}
MAILERS = {alias: {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"} for alias in MAILERS}
PASSWORD_HASHERS = ["in_browser.hashers.PBKDF2PasswordHasher"]
LOGGING_CONFIG = None
