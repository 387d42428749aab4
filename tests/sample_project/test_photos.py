"""The file of a photo goes after the commit, once no row uses it; the sweep finds the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.db.models.signals import post_save
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.models import Product, Tag
from photos import receivers
from photos.sweep import orphans

# Real commits: the files wait for them.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def storage(tmp_path: Path) -> Iterator[None]:
    """Photos of these tests only.

    A storage hears of another MEDIA_ROOT by a receiver of its own, which is taken away when it was
    connected in an earlier test; with STORAGES set anew there is a new storage.
    """
    (tmp_path / "products").mkdir()
    with override_settings(MEDIA_ROOT=tmp_path, STORAGES=settings.STORAGES):
        yield


def photo(name: str) -> ContentFile:
    return ContentFile(b"jpg", name=name)


def files() -> list[str]:
    """What is stored."""
    return sorted(default_storage.listdir("products")[1])


@pytest.fixture
def tea() -> Product:
    """A product with a photo."""
    return Product.objects.create(name="Tea", photo=photo("tea.jpg"))


# Deleted


@pytest.mark.parametrize("through", ["instance", "queryset", "deferred"])
def test_file_goes_with_its_row(through: str, tea: Product) -> None:
    if through == "instance":
        tea.delete()
    else:
        rows = Product.objects.only("name") if through == "deferred" else Product.objects.all()
        rows.delete()
    assert files() == []


def test_file_waits_for_the_commit(tea: Product) -> None:
    with transaction.atomic():
        tea.delete()
        assert files() == ["tea.jpg"]
    assert files() == []


def test_rollback_keeps_row_and_file(tea: Product) -> None:
    with transaction.atomic():
        tea.delete()
        transaction.set_rollback(True)
    assert files() == ["tea.jpg"]


def test_file_that_another_row_uses_stays(tea: Product) -> None:
    copy = Product.objects.create(name="Copy", photo=tea.photo.name)
    tea.delete()
    assert files() == ["tea.jpg"]
    copy.delete()
    assert files() == []


def test_file_that_a_later_row_of_the_transaction_uses_stays(tea: Product) -> None:
    with transaction.atomic():
        name = tea.photo.name
        tea.delete()
        Product.objects.create(name="Heir", photo=name)
    assert files() == ["tea.jpg"]


def test_product_without_a_photo_is_not_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        receivers.delete_if_unused(default_storage, "", "default")


def test_storage_that_is_down_fails_no_request(
    tea: Product, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(self: object, name: str) -> None:
        raise ConnectionError("storage is down")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.delete", down)
    tea.delete()
    assert not Product.objects.exists()
    assert "storage is down" in caplog.text


# Replaced


@pytest.mark.parametrize(("new", "left"), [("new.jpg", ["new.jpg"]), (None, [])])
def test_replaced_or_cleared_file_goes(new: str | None, left: list[str], tea: Product) -> None:
    tea.photo = photo(new) if new else ""
    tea.save()
    assert files() == left


def test_the_file_of_this_row_goes_and_no_other(tea: Product) -> None:
    mate = Product.objects.create(name="Mate", photo=photo("mate.jpg"))
    mate.photo = ""
    mate.save()
    assert files() == ["tea.jpg"]


def test_row_overwritten_by_its_key_gives_up_its_file(tea: Product) -> None:
    Product(pk=tea.pk, name="Tea", created_at=tea.created_at).save()
    assert files() == []


def test_file_stays_when_the_field_is_not_written(tea: Product) -> None:
    tea.photo = photo("unused.jpg")
    tea.save(update_fields=["name"])
    assert files() == ["tea.jpg"]


def test_replaced_file_comes_back_with_a_rollback(tea: Product) -> None:
    with transaction.atomic():
        tea.photo = ""
        tea.save()
        transaction.set_rollback(True)
    assert files() == ["tea.jpg"]


def test_save_within_a_save_loses_no_file(tea: Product) -> None:
    def save_again(instance: Product, **kwargs: object) -> None:
        if instance.stock == 0:
            instance.stock = 1
            instance.save()

    post_save.disconnect(receivers.delete_replaced_photo, sender=Product)
    post_save.connect(save_again, sender=Product)
    post_save.connect(receivers.delete_replaced_photo, sender=Product)
    tea.photo = ""
    tea.save()
    assert files() == []


def test_failed_save_does_not_confuse_the_next(tea: Product) -> None:
    tea.photo, tea.name = "", None
    with pytest.raises(Exception, match="(?i)not.null|cannot be null"):
        tea.save()
    assert files() == ["tea.jpg"]
    tea.name = "Tea"
    tea.save()
    assert files() == []


def test_save_that_keeps_the_photo_asks_for_nothing(tea: Product) -> None:
    with transaction.atomic():
        tea.save()
        names = [
            callback[1].__qualname__ for callback in transaction.get_connection().run_on_commit
        ]
    assert not [name for name in names if name.startswith("delete_if_unused")]


def test_models_without_photos_are_not_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    tag = Tag.objects.create(name="hot")
    with django_assert_num_queries(1):
        tag.save()
    tag.delete()
    assert not Tag.objects.exists()


def test_new_product_costs_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        receivers.remember_photo(Product, instance=Product(), raw=False, using="default")


def test_fixture_is_left_alone(
    tea: Product, load: Callable[..., None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    times = {"created_at": tea.created_at, "updated_at": tea.updated_at}
    with django_assert_num_queries(1):
        load({"model": "catalogue.product", "pk": tea.pk, "fields": {"name": "Tea", **times}})
    assert files() == ["tea.jpg"]


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_rows_are_asked_for_in_the_database_of_the_row() -> None:
    tea = Product(name="Tea", photo=photo("tea.jpg"))
    tea.save(using="archive")
    tea.photo = photo("new.jpg")
    tea.save(using="archive")
    assert files() == ["new.jpg"]
    copy = Product(name="Copy", photo=tea.photo.name)
    copy.save(using="archive")
    tea.delete(using="archive")
    assert files() == ["new.jpg"]
    copy.delete(using="archive")
    assert files() == []


# The sweep


# Not 0: clocks of file systems are coarse, and a file may be as old as the question.
EVERY_AGE = timedelta(seconds=-1)
# The sweep asks every database: they share the storage.
BOTH = pytest.mark.django_db(databases=["default", "archive"], transaction=True)


@BOTH
def test_sweep_finds_what_no_signal_told_of(tea: Product) -> None:
    with transaction.atomic():
        Product.objects.create(name="Undone", photo=photo("undone.jpg"))
        transaction.set_rollback(True)
    cleared = Product.objects.create(name="Cleared", photo=photo("cleared.jpg"))
    Product.objects.filter(pk=cleared.pk).update(photo="")
    found = sorted(orphans(EVERY_AGE))
    assert found == ["products/cleared.jpg", "products/undone.jpg"]


@BOTH
def test_sweep_spares_young_files(tea: Product) -> None:
    Product.objects.update(photo="")
    assert list(orphans()) == []


@BOTH
def test_sweep_spares_what_another_database_uses() -> None:
    Product(name="Tea", photo=photo("tea.jpg")).save(using="archive")
    assert list(orphans(EVERY_AGE)) == []
    Product.objects.using("archive").update(photo="")
    assert list(orphans(EVERY_AGE)) == ["products/tea.jpg"]


class OnlyDefault:
    """A router that keeps products out of the archive."""

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == "default"


def test_sweep_asks_no_database_without_the_table(tea: Product, settings: Settings) -> None:
    settings.DATABASE_ROUTERS = [OnlyDefault()]
    assert list(orphans(EVERY_AGE)) == []


def test_sweep_of_an_empty_storage_finds_nothing(tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path / "new"):
        assert list(orphans()) == []


@BOTH
@pytest.mark.parametrize("delete", [False, True])
def test_command_lists_and_deletes_only_when_told(
    delete: bool, tea: Product, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Product.objects.create(name="Cup", photo=photo("cup.jpg"))
    Product.objects.filter(name="Tea").update(photo="")
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("photos.sweep.timezone.now", lambda: later)
    call_command("sweep_photos", *(["--delete"] if delete else []))
    assert capsys.readouterr().out == "products/tea.jpg\n"
    assert files() == (["cup.jpg"] if delete else ["cup.jpg", "tea.jpg"])
