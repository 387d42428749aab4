"""config.production is clean for `check --deploy` and says what it misses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "8Xw3-pA7vQz_1LrTn9Yd5KfHc2Mb6JsGe4UoVi0RxWqEtPa-production-test",
    "ALLOWED_HOSTS": "shop.example.com, www.example.com",
}


def run(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the sample project under config.production."""
    env = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    env |= {"DJANGO_SETTINGS_MODULE": "config.production", "DATABASE_URL": ""} | variables
    return subprocess.run(
        [sys.executable, *args], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )


def test_check_deploy_has_nothing_to_say() -> None:
    check = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert "no issues (0 silenced)" in check.stdout, check.stderr
    assert check.returncode == 0


def test_development_settings_would_not_pass() -> None:
    development = COMPLETE | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    check = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **development)
    assert "security.W018" in check.stderr
    assert check.returncode == 1


@pytest.mark.parametrize("missing", COMPLETE)
@pytest.mark.parametrize("value", [None, " "], ids=["unset", "blank"])
def test_missing_variable_is_named(missing: str, value: str | None) -> None:
    variables = {name: v for name, v in COMPLETE.items() if name != missing}
    if value is not None:
        variables[missing] = value
    check = run("manage.py", "check", **variables)
    assert check.returncode != 0
    assert f"ImproperlyConfigured: The environment variable {missing} is not set." in check.stderr


def test_values_come_from_the_environment() -> None:
    code = (
        "from django.conf import settings as s\n"
        "from django.core import mail\n"
        "print(s.SECRET_KEY, s.ALLOWED_HOSTS, s.DEBUG, sep='|')\n"
        "server = mail.mailers.default if hasattr(mail, 'mailers') else mail.get_connection()\n"
        "print(type(server).__module__, server.host, sep='|')\n"
    )
    printed = run("-c", code, EMAIL_HOST="mail.example.com", **COMPLETE)
    assert printed.stdout.splitlines() == [
        f"{COMPLETE['SECRET_KEY']}|['shop.example.com', 'www.example.com']|False",
        "django.core.mail.backends.smtp|mail.example.com",
    ], printed.stderr


def test_migrate_makes_the_defaults(tmp_path: Path) -> None:
    variables = COMPLETE | {"SHOP_DATABASE": str(tmp_path / "shop.sqlite3")}
    assert run("manage.py", "migrate", "--verbosity", "0", **variables).stderr == ""
    code = (
        "import django; django.setup()\n"
        "from django.contrib.auth.models import Permission\n"
        "from catalogue.models import Tag\n"
        "editors = Permission.objects.filter(group__name='editors')\n"
        "print(*Tag.objects.order_by('name'), *editors.values_list('codename', flat=True))\n"
    )
    printed = run("-c", code, **variables)
    assert printed.stdout.split() == ["bestseller", "sale", "add_product", "change_product"]
