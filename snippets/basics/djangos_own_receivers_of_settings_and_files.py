"""Django's own receivers renew what was cached from settings and from files."""

import tempfile
from pathlib import Path

from django.contrib.auth.hashers import get_hasher
from django.template.autoreload import template_changed, watch_for_template_changes
from django.test import override_settings
from django.utils.autoreload import StatReloader
from django.utils.translation.reloader import (
    translation_file_changed,
    watch_for_translation_changes,
)

# --8<-- [start:hasher]
print("hasher:", get_hasher().algorithm)
with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
    print("hasher with the setting changed:", get_hasher().algorithm)
# --8<-- [end:hasher]

with tempfile.TemporaryDirectory() as folder:
    templates, locale = Path(folder, "templates"), Path(folder, "locale")
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [templates]}
    with override_settings(TEMPLATES=[engine], LOCALE_PATHS=[locale], USE_I18N=True):
        # --8<-- [start:files]
        reloader = StatReloader()
        watch_for_template_changes(reloader)
        print(f"templates are watched={templates in reloader.directory_globs}")
        watch_for_translation_changes(reloader)
        print(f"translations are watched={locale in reloader.directory_globs}")
        changed = template_changed(None, templates / "page.html")
        print(f"template changed, no restart={changed}")
        changed = translation_file_changed(None, locale / "django.mo")
        print(f"translation changed, no restart={changed}")
        # --8<-- [end:files]
