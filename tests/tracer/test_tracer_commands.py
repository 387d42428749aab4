"""manage.py trace_signals and manage.py list_receivers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag
from orders.models import Order
from tools.receivers import restored


@pytest.fixture(autouse=True)
def django_alone() -> Iterator[None]:
    """What the shop connects is for its own tests."""
    with restored(keep=("django",)):
        yield


def run(*arguments: str, **options: object) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db(transaction=True, databases="__all__")
class TestTraceSignals:
    def test_shows_what_happened_and_rolls_back(self) -> None:
        said = run("trace_signals", "Tag.objects.create(name='hot')", verbosity=0)
        assert said.splitlines() == [
            "pre_init from catalogue.Tag  (nobody listens)",
            "post_init from catalogue.Tag  (nobody listens)",
            "pre_save from catalogue.Tag  (nobody listens)",
            "sql INSERT catalogue_tag",
            "post_save from catalogue.Tag  (nobody listens)",
            "Rolled back; callbacks of on_commit() did not run. Add --commit to keep changes.",
        ]
        assert not Tag.objects.exists()

    def test_arguments_and_statements(self) -> None:
        code = "Tag.objects.create(name='hot')"
        assert "created=True" in run("trace_signals", code)
        assert 'INSERT INTO "catalogue_tag"' in run("trace_signals", code, verbosity=2)

    def test_several_statements(self) -> None:
        said = run("trace_signals", "tag = Tag.objects.create(name='hot'); tag.delete()")
        assert "post_delete from catalogue.Tag" in said

    def test_commit(self) -> None:
        said = run("trace_signals", "Tag.objects.create(name='hot')", "--commit")
        assert "Rolled back" not in said
        assert Tag.objects.get().name == "hot"

    def test_rolls_back_every_database(self) -> None:
        run("trace_signals", "Tag.objects.using('archive').create(name='hot')")
        assert not Tag.objects.using("archive").exists()

    def test_await_stays_in_the_transaction(self) -> None:
        said = run("trace_signals", "await Tag.objects.acreate(name='hot')")
        assert "sql INSERT catalogue_tag" in said
        assert not Tag.objects.exists()

    def test_transaction_is_at_hand(self) -> None:
        code = "with transaction.atomic(): Tag.objects.create(name='hot')"
        assert run("trace_signals", code, "--commit", verbosity=0).splitlines()[0] == "BEGIN"

    def test_json(self) -> None:
        events = json.loads(run("trace_signals", "Tag.objects.count()", "--json"))
        assert [event["kind"] for event in events] == ["sql"]

    def test_nothing(self) -> None:
        assert run("trace_signals", "1 + 1").startswith("Nothing happened.")

    def test_wrong_syntax(self) -> None:
        with pytest.raises(CommandError, match=r"not valid Python: .*\n    Tag\.objects\.create\("):
            run("trace_signals", "Tag.objects.create(")

    def test_wrong_name(self) -> None:
        with pytest.raises(CommandError, match="'Tagg' is not defined. At hand are .*Tag,"):
            run("trace_signals", "Tagg.objects.all()")

    def test_exception_shows_what_came_before(self) -> None:
        out = io.StringIO()
        code = "Tag.objects.create(name='hot'); Tag.objects.create(name='hot')"
        with pytest.raises(CommandError, match="IntegrityError"):
            call_command("trace_signals", code, stdout=out)
        assert "raised IntegrityError" in out.getvalue()
        assert not Tag.objects.exists()


class TestListReceivers:
    def test_of_django(self) -> None:
        said = run("list_receivers", "--signal", "user_logged_in").splitlines()
        assert said[0] == "django.contrib.auth.signals.user_logged_in"
        assert said[1].startswith(
            "    django.contrib.auth.models.update_last_login  django/contrib/auth/models.py:"
        )
        assert said[2:] == ["        from any sender, dispatch_uid='update_last_login'"]

    def test_by_import_path(self) -> None:
        path = "django.contrib.auth.signals.user_logged_in"
        assert run("list_receivers", "--signal", path).startswith(path)

    def test_own_and_by_sender(self) -> None:
        @receiver(post_save, sender=Order, weak=False)
        async def note(**kwargs: object) -> None: ...

        said = run("list_receivers", "--no-django", "--sender", "orders.Order")
        assert "from orders.Order, async, strong reference" in said
        assert "update_last_login" not in said
        assert run("list_receivers", "--no-django", "--sender", "orders.Customer") == (
            "Nobody listens.\n"
        )

    def test_unknown_signal(self) -> None:
        with pytest.raises(CommandError, match="Did you mean: post_save"):
            run("list_receivers", "--signal", "post_sav")

    @pytest.mark.parametrize("label", ["orders.Ordr", "Order"])
    def test_unknown_sender(self, label: str) -> None:
        with pytest.raises(CommandError, match=r"orders\.Order\.$"):
            run("list_receivers", "--sender", label)
