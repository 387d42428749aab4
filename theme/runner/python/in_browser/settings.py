"""The shop's settings as the tests have them, with a database in memory."""

from config.settings import *  # noqa: F403  (the browser runs the shop's settings and what differs)
from config.settings import MAILERS

DEBUG = False
DATABASES = {
    alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    for alias in ("default", "archive")
}
MAILERS = {alias: {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"} for alias in MAILERS}
PASSWORD_HASHERS = ["in_browser.hashers.PBKDF2PasswordHasher"]
LOGGING_CONFIG = None
