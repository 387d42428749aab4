"""fixtures/shop.json: valid, loadable again and again, and the way the README starts the shop."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db.models import Count, F
from django.test import Client

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order

OWN_APPS = ("accounts", "catalogue", "orders", "audit")


def rows() -> dict[str, list[dict]]:
    """All rows of the shop, by model."""
    models = [User, *(m for app in OWN_APPS for m in apps.get_app_config(app).get_models())]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.usefixtures("shop")
class TestFixture:
    def test_loads_twice(self) -> None:
        before = rows()
        call_command("loaddata", "shop", verbosity=0)
        assert rows() == before

    def test_loading_again_puts_its_rows_back_and_leaves_others(self) -> None:
        before = rows()
        Product.objects.update(price=1)
        Order.objects.filter(pk=4).delete()
        Product.objects.create(name="My own tea")
        AuditEntry.objects.all().delete()
        call_command("loaddata", "shop", verbosity=0)
        Product.objects.get(name="My own tea").delete()
        AuditEntry.objects.all().delete()
        after = rows()
        # A cascade took the line of the order along; it is back too.
        assert after == before

    def test_every_row_is_valid(self) -> None:
        for app in OWN_APPS:
            for model in apps.get_app_config(app).get_models():
                for row in model.objects.all():
                    row.full_clean()

    def test_it_has_something_of_everything_but_audit(self) -> None:
        empty = {label for label, found in rows().items() if not found}
        assert empty == {"audit.AuditEntry"}

    def test_it_brings_what_receivers_would_have_made(self, mailoutbox: list[EmailMessage]) -> None:
        assert not User.objects.filter(profile=None).exists()
        assert not Product.objects.filter(slug="").exists()
        real = Customer.objects.annotate(real=Count("order"))
        assert not real.exclude(real=F("orders_count")).exists()
        assert mailoutbox == []

    def test_admin_can_log_in(self, client: Client) -> None:
        assert client.login(username="admin", password="admin")
        assert client.get("/admin/").status_code == 200


@pytest.mark.django_db(databases=["default", "archive"])
def test_loads_into_the_second_database() -> None:
    call_command("loaddata", "shop", database="archive", verbosity=0)
    assert Order.objects.using("archive").exists()
    assert not Order.objects.using("default").exists()


@pytest.fixture
def manage(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run manage.py as a reader would, with databases of its own."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "",
        "SHOP_DATABASE": str(tmp_path / "shop.sqlite3"),
        "SHOP_ARCHIVE": str(tmp_path / "archive.sqlite3"),
        "PYTHONIOENCODING": "utf-8",
    }

    def manage(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *args]
        return subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=env,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return manage


def test_reader_starts_the_shop_and_sees_a_receiver_answer(
    manage: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    manage("migrate")
    loaded = manage("loaddata", "shop")
    assert loaded.stderr == ""
    code = (
        "from catalogue.models import Product; p = Product.objects.get(pk=1); p.price = 8; p.save()"
    )
    assert manage("shell", "-c", code).stderr == 'post_save Product "Sencha" changed: price\n'
