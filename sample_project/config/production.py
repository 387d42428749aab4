"""Settings for a real server: `DJANGO_SETTINGS_MODULE=config.production`.

From the environment: SECRET_KEY and ALLOWED_HOSTS (names separated by commas) are required,
EMAIL_HOST is the mail server, `localhost` if it is not given.
"""

import os

import django
from django.core.exceptions import ImproperlyConfigured

from config.settings import *  # noqa: F403  (production is the shop's settings and what differs)
from config.settings import BASE_DIR


def required(name: str, remedy: str) -> str:
    """The value of an environment variable; no default, so that nothing unsafe starts silently."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"The environment variable {name} is not set. {remedy}")
    return value


SECRET_KEY = required(
    "SECRET_KEY", "Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
)
ALLOWED_HOSTS = (
    required("ALLOWED_HOSTS", "Example: ALLOWED_HOSTS=shop.example.com,www.example.com")
    .replace(",", " ")
    .split()
)
DEBUG = False

DEFAULT_TAGS = ["bestseller", "sale"]
EDITOR_PERMISSIONS = ["add_product", "change_product"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Behind a proxy that ends TLS set SECURE_PROXY_SSL_HEADER too, or the redirect never ends.
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers remember this for a year and for every subdomain: try an hour before you deploy it.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

STATIC_ROOT = BASE_DIR / "staticfiles"

EMAIL_SERVER = os.environ.get("EMAIL_HOST", "localhost")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": {"host": EMAIL_SERVER}}}
else:
    EMAIL_BACKEND = SMTP
    EMAIL_HOST = EMAIL_SERVER
