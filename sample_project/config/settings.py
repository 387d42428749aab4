"""Settings of the sample shop: small on purpose, safe to copy as a start."""

import os
from pathlib import Path

import django

from config.databases import from_url, with_archive

BASE_DIR = Path(__file__).resolve().parent.parent

# A key for trying things out. config.production reads the real one from the environment.
SECRET_KEY = "sample-shop-not-a-secret"
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "accounts",
    "catalogue",
    "orders",
    "audit",
    # The recipes of the site: receivers without models.
    "bookkeeping",
    "confirmations",
    "photos",
    "storefront",
    "tagging",
    "warehouse",
    "tracer",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "audit.actor.remember_request",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# "archive" exists so that the chapters can show what a second database changes (`using`).
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SHOP_DATABASE", BASE_DIR / "shop.sqlite3"),
    },
    "archive": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SHOP_ARCHIVE", BASE_DIR / "archive.sqlite3"),
    },
}
# A server instead of the two files: DATABASE_URL=postgresql://user:password@localhost/shop
if url := os.environ.get("DATABASE_URL"):
    DATABASES = with_archive(from_url(url))

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
MEDIA_ROOT = BASE_DIR / "media"
MEDIA_URL = "media/"

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Django 6.1 replaces EMAIL_BACKEND with MAILERS and warns about the old name.
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "shop@example.com"

# Rows that `migrate` makes (catalogue/defaults.py). None here, where fixtures/shop.json brings the
# goods and every sample begins with empty tables; config.production names some.
DEFAULT_TAGS: list[str] = []
EDITOR_PERMISSIONS: list[str] = []

# The audit app tells on the console what its receivers heard. Only with DEBUG, which test runners
# switch off: visible under runserver, silent in tests.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"only_debug": {"()": "django.utils.log.RequireDebugTrue"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["only_debug"]}},
    "loggers": {"shop": {"handlers": ["console"], "level": "INFO"}},
}
