"""Two classes that the reference names as senders cannot be imported by these names.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#request-started
Expected: as the reference names the sender of request_started,
"django.core.handlers.wsgi.WsgiHandler", and that of connection_created,
"django.db.backends.postgresql.DatabaseWrapper".
Actual: the class is called WSGIHandler; DatabaseWrapper stands in the module base of its backend.

The sample asks the backend of SQLite, which needs no driver; the modules are laid out alike.

Proposed: "WSGIHandler" and "django.db.backends.postgresql.base.DatabaseWrapper".
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.utils.module_loading import import_string

for name in (
    "django.core.handlers.wsgi.WsgiHandler",
    "django.core.handlers.wsgi.WSGIHandler",
    "django.db.backends.sqlite3.DatabaseWrapper",
    "django.db.backends.sqlite3.base.DatabaseWrapper",
):
    try:
        print(f"{name}:", import_string(name).__name__)
    except ImportError as error:
        print(f"{name}:", type(error).__name__)
