"""Customers and their orders in the admin."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from .models import Coupon, Customer, GiftOrder, Order, OrderLine, PaidOrder
from .services import pay


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    """The counter is shown, not edited: receivers keep it."""

    list_display = ["name", "email", "orders_count"]
    search_fields = ["name", "email"]
    readonly_fields = ["orders_count"]


@admin.register(Coupon)
class CouponAdmin(admin.ModelAdmin):
    """Discounts by their code."""

    search_fields = ["code"]


class OrderLineInline(admin.TabularInline):
    """What was ordered. Lines are saved after the order, so its post_save does not see them."""

    model = OrderLine
    autocomplete_fields = ["product"]
    extra = 1


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    """An order with its lines. It is paid by the action: editing `paid` would send no mail."""

    list_display = ["number", "customer", "coupon", "paid"]
    list_filter = ["paid"]
    list_select_related = ["customer", "coupon"]
    search_fields = ["number", "customer__name"]
    autocomplete_fields = ["customer", "coupon"]
    inlines = [OrderLineInline]
    actions = ["mark_as_paid"]

    def get_readonly_fields(self, request: HttpRequest, obj: Order | None = None) -> list[str]:
        """An order keeps its customer: the counter would not notice the change."""
        return ["paid", "customer"] if obj else ["paid"]

    @admin.action(description="Mark selected orders as paid", permissions=["change"])
    def mark_as_paid(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        """Pay one by one: queryset.update(paid=True) would send no signal and write no mail."""
        outcomes = [pay(order) for order in queryset]
        paid = sum(outcomes)
        text = f"Marked as paid: {paid}. Paid before: {len(outcomes) - paid}."
        self.message_user(request, text, messages.SUCCESS if paid else messages.WARNING)


@admin.register(GiftOrder)
class GiftOrderAdmin(OrderAdmin):
    """Orders with a card; their signals have the sender GiftOrder."""

    list_display = [*OrderAdmin.list_display, "message"]


@admin.register(PaidOrder)
class PaidOrderAdmin(OrderAdmin):
    """Paid orders; saved here, they have the sender PaidOrder."""

    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[PaidOrder]:
        """Only what is paid: the proxy itself shows every order."""
        return super().get_queryset(request).filter(paid=True)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An order becomes paid, it does not begin so."""
        return False
