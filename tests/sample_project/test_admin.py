"""The admin opens everywhere, and what is done in it fires the receivers."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.contrib.auth.models import Permission, User
from django.core.mail import EmailMessage
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Profile
from audit.models import AuditEntry
from catalogue.models import Collection, CollectionItem, Product
from orders.models import Customer, Order, OrderLine, PaidOrder

# Edited on the page of what they belong to.
INLINE_ONLY = {CollectionItem, OrderLine}
NOT_ADDED_BY_HAND = {AuditEntry, PaidOrder}

MODELS = [
    model
    for app in ("accounts", "catalogue", "orders", "audit")
    for model in apps.get_app_config(app).get_models()
    if model not in INLINE_ONLY
] + [User]


def url(model: type[Model], page: str, *args: object) -> str:
    """The address of an admin page of a model."""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


@pytest.mark.usefixtures("shop")
class TestPages:
    def test_front_door_leads_to_the_admin(self, staff_client: Client) -> None:
        response = staff_client.get("/", follow=True)
        assert response.redirect_chain == [("/admin/", HTTPStatus.FOUND)]
        assert response.status_code == HTTPStatus.OK

    @pytest.mark.parametrize("model", MODELS)
    def test_list_opens_and_can_be_searched(self, model: type[Model], staff_client: Client) -> None:
        for query in ("", "?q=1"):
            response = staff_client.get(url(model, "changelist") + query)
            assert response.status_code == HTTPStatus.OK

    @pytest.mark.parametrize("model", MODELS)
    def test_object_opens(self, model: type[Model], staff_client: Client) -> None:
        rows = model.objects.filter(paid=True) if model is PaidOrder else model.objects
        response = staff_client.get(url(model, "change", rows.earliest("pk").pk))
        assert response.status_code == HTTPStatus.OK

    @pytest.mark.parametrize("model", MODELS)
    def test_add_page_opens_where_adding_makes_sense(
        self, model: type[Model], staff_client: Client
    ) -> None:
        response = staff_client.get(url(model, "add"))
        closed = model in NOT_ADDED_BY_HAND
        assert response.status_code == (HTTPStatus.FORBIDDEN if closed else HTTPStatus.OK)

    @pytest.mark.parametrize(
        ("model", "inline"), [(Collection, "collectionitem_set"), (Order, "lines")]
    )
    def test_parts_are_edited_on_the_page_of_the_whole(
        self, model: type[Model], inline: str, staff_client: Client
    ) -> None:
        page = staff_client.get(url(model, "change", 1)).content.decode()
        assert f'name="{inline}-0-id"' in page

    def test_tags_are_chosen_with_two_boxes(self, staff_client: Client) -> None:
        form = staff_client.get(url(Product, "add")).context["adminform"].form
        assert isinstance(form.fields["tags"].widget.widget, FilteredSelectMultiple)

    def test_proxy_lists_what_is_paid(self, staff_client: Client) -> None:
        page = staff_client.get(url(PaidOrder, "changelist"))
        assert [order.number for order in page.context["cl"].result_list] == ["A-1001"]

    def test_page_of_a_user_shows_the_profile(self, staff_client: Client) -> None:
        change = staff_client.get(url(User, "change", 1)).content.decode()
        assert 'name="profile-0-bio"' in change


@pytest.mark.usefixtures("shop")
class TestReceiversAnswer:
    def test_change_on_the_page_of_a_product(self, staff_client: Client) -> None:
        data = {"name": "Sencha", "slug": "", "price": "8.00", "stock": 40, "category": 1}
        response = staff_client.post(url(Product, "change", 1), data)
        assert response.status_code == HTTPStatus.FOUND
        entry = AuditEntry.objects.latest("pk")
        assert (entry.action, entry.object_pk) == ("changed", "1")
        assert entry.changes == {"price": ["7.50", "8.00"]}
        assert Product.objects.get(pk=1).slug == "sencha"

    def test_change_in_the_list_saves_only_the_changed_row(self, staff_client: Client) -> None:
        address = url(Product, "changelist")
        formset = staff_client.get(address).context["cl"].formset
        data = {
            f"{formset.prefix}-TOTAL_FORMS": formset.total_form_count(),
            f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count(),
            "_save": "Save",
        }
        for form in formset:
            for name in ("id", "price", "stock"):
                data[form.add_prefix(name)] = form.initial.get(name, form.instance.pk)
            if form.instance.pk == 4:
                data[form.add_prefix("stock")] = 11
        before = AuditEntry.objects.count()
        assert staff_client.post(address, data).status_code == HTTPStatus.FOUND
        assert AuditEntry.objects.count() == before + 1
        assert AuditEntry.objects.latest("pk").changes == {"stock": [12, 11]}

    def test_added_user_has_one_profile(self, staff_client: Client) -> None:
        typed = "a-Long-enough-1"
        data = {
            "username": "grace",
            "usable_password": "true",
            "password1": typed,
            "password2": typed,
            # What a page with the profile in it would send.
            "profile-TOTAL_FORMS": 1,
            "profile-INITIAL_FORMS": 0,
            "profile-0-bio": "typed",
        }
        assert staff_client.post(url(User, "add"), data).status_code == HTTPStatus.FOUND
        assert Profile.objects.filter(user__username="grace").count() == 1

    def test_added_order_counts_and_keeps_its_customer(self, staff_client: Client) -> None:
        data = {
            "number": "A-2000",
            "customer": 3,
            "lines-TOTAL_FORMS": 1,
            "lines-INITIAL_FORMS": 0,
            "lines-0-product": 1,
            "lines-0-quantity": 2,
        }
        assert staff_client.post(url(Order, "add"), data).status_code == HTTPStatus.FOUND
        order = Order.objects.get(number="A-2000")
        assert order.lines.get().quantity == 2
        assert Customer.objects.get(pk=3).orders_count == 2

        data |= {"customer": 1, "paid": "on", "lines-TOTAL_FORMS": 0}
        staff_client.post(url(Order, "change", order.pk), data)
        order.refresh_from_db()
        assert (order.customer_id, order.paid) == (3, False)


@pytest.mark.usefixtures("shop")
class TestMarkAsPaid:
    action = {"action": "mark_as_paid", "_selected_action": [1, 2, 3]}

    def test_each_order_is_paid_by_the_service(
        self,
        staff_client: Client,
        mailoutbox: list[EmailMessage],
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            response = staff_client.post(url(Order, "changelist"), self.action, follow=True)
        assert set(Order.objects.filter(paid=True).values_list("pk", flat=True)) == {1, 2, 3}
        assert sorted(mail.subject for mail in mailoutbox) == [
            "Order A-1002 is paid",
            "Order A-1003 is paid",
        ]
        assert [str(m) for m in response.context["messages"]] == [
            "Marked as paid: 2. Paid before: 1."
        ]

    def test_looking_is_not_paying(self, client: Client) -> None:
        clerk = User.objects.create(username="clerk", is_staff=True)
        clerk.user_permissions.add(Permission.objects.get(codename="view_order"))
        client.force_login(clerk)
        client.post(url(Order, "changelist"), self.action)
        assert set(Order.objects.filter(paid=True).values_list("pk", flat=True)) == {1}


class TestAuditIsReadOnly:
    @pytest.mark.parametrize("page", ["change", "delete"])
    def test_nothing_can_be_posted(self, page: str, staff_client: Client) -> None:
        entry = AuditEntry.objects.get()
        response = staff_client.post(url(AuditEntry, page, entry.pk), {"post": "yes"})
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert AuditEntry.objects.filter(pk=entry.pk, action=entry.action).exists()

    def test_person_can_be_deleted_and_the_entry_stays(self, staff_client: Client) -> None:
        ada = User.objects.create(username="ada")
        Client().force_login(ada)
        response = staff_client.post(url(User, "delete", ada.pk), {"post": "yes"})
        assert response.status_code == HTTPStatus.FOUND
        assert not User.objects.filter(username="ada").exists()
        assert AuditEntry.objects.get(object_pk=str(ada.pk)).actor is None
        assert LogEntry.objects.exists()
