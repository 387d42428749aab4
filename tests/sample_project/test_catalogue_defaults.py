"""Tags and a group that `migrate` makes; none unless the settings name some."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db.models.signals import post_migrate
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.defaults import create_defaults
from catalogue.models import Tag

pytestmark = pytest.mark.django_db

CATALOGUE = apps.get_app_config("catalogue")


@pytest.fixture
def defaults(settings: Settings) -> None:
    """Defaults, as config.production has some."""
    settings.DEFAULT_TAGS = ["new", "sale"]
    settings.EDITOR_PERMISSIONS = ["add_product", "change_product"]


def tags(using: str = "default") -> set[str]:
    return set(Tag.objects.using(using).values_list("name", flat=True))


def editors(using: str = "default") -> set[str]:
    """What the group may do."""
    found = Permission.objects.using(using).filter(group__name="editors")
    return set(found.values_list("codename", flat=True))


def test_shop_to_try_things_out_has_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        create_defaults(CATALOGUE)
    assert not Tag.objects.exists()
    assert not Group.objects.exists()


@pytest.mark.usefixtures("defaults")
class TestMigrate:
    def test_makes_them(self) -> None:
        call_command("migrate", verbosity=0)
        assert tags() == {"new", "sale"}
        assert editors() == {"add_product", "change_product"}

    def test_makes_them_once_for_all_apps(self) -> None:
        calls = []
        post_migrate.disconnect(create_defaults, sender=CATALOGUE)

        def count(**kwargs: object) -> None:
            calls.append(kwargs["app_config"].label)

        post_migrate.connect(count, sender=CATALOGUE)
        call_command("migrate", verbosity=0)
        assert calls == ["catalogue"]

    def test_again_makes_no_second_ones(self) -> None:
        call_command("migrate", verbosity=0)
        before = [list(model.objects.values_list("pk", flat=True)) for model in (Tag, Group)]
        call_command("migrate", verbosity=0)
        after = [list(model.objects.values_list("pk", flat=True)) for model in (Tag, Group)]
        assert after == before

    def test_again_leaves_the_group_as_an_administrator_wants_it(self) -> None:
        call_command("migrate", verbosity=0)
        Group.objects.get().permissions.clear()
        Tag.objects.filter(name="sale").delete()
        call_command("migrate", verbosity=0)
        assert editors() == set()
        assert tags() == {"new", "sale"}

    def test_permissions_need_not_be_there_yet(self) -> None:
        Permission.objects.all().delete()
        create_defaults(CATALOGUE)
        assert editors() == {"add_product", "change_product"}

    def test_failure_leaves_no_empty_group(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*args: object, **kwargs: object) -> None:
            raise OSError

        with monkeypatch.context() as broken:
            broken.setattr("catalogue.defaults.create_permissions", fail)
            with pytest.raises(OSError):  # noqa: PT011  (no message)
                create_defaults(CATALOGUE)
        assert not Group.objects.exists()
        create_defaults(CATALOGUE)
        assert editors() == {"add_product", "change_product"}

    def test_permissions_of_another_app_are_not_meant(self, settings: Settings) -> None:
        settings.EDITOR_PERMISSIONS = ["add_product", "add_order"]
        create_defaults(CATALOGUE)
        assert editors() == {"add_product"}

    def test_app_that_is_not_migrated_yet_is_left_alone(self) -> None:
        class Registry:
            def get_model(self, *label: str) -> None:
                raise LookupError

        create_defaults(CATALOGUE, apps=Registry())
        assert not Tag.objects.exists()


class Nowhere:
    """A router that lets one model into no database."""

    label = ""

    def allow_migrate(self, db: str, app_label: str, model_name: str = "", **hints: object):
        return False if f"{app_label}.{model_name}" == self.label else None


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize(
    ("label", "made"), [("catalogue.tag", (False, True)), ("auth.group", (True, False))]
)
def test_router_is_asked(label: str, made: tuple[bool, bool], settings: Settings) -> None:
    settings.DATABASE_ROUTERS = [type("Router", (Nowhere,), {"label": label})()]
    create_defaults(CATALOGUE)
    assert (Tag.objects.exists(), Group.objects.exists()) == made


@pytest.mark.usefixtures("defaults")
@pytest.mark.django_db(databases=["default", "archive"])
def test_each_database_has_its_own() -> None:
    Permission.objects.using("archive").all().delete()
    create_defaults(CATALOGUE, using="archive")
    assert (tags("archive"), editors("archive")) == (
        {"new", "sale"},
        {"add_product", "change_product"},
    )
    assert (tags(), editors()) == (set(), set())


@pytest.mark.usefixtures("defaults")
@pytest.mark.django_db(transaction=True)
def test_flush_brings_them_back() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert tags() == {"new", "sale"}
    assert editors() == {"add_product", "change_product"}
    Group.objects.all().delete()
    Tag.objects.all().delete()
