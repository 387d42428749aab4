"""The catalogue in the admin."""

from __future__ import annotations

from django.contrib import admin

from .models import Category, Collection, CollectionItem, Product, Tag


@admin.register(Category, Tag)
class NameAdmin(admin.ModelAdmin):
    """Things that are a name and nothing else."""

    search_fields = ["name"]


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    """Prices and stock can be changed in the list: each changed row is saved and sends signals."""

    list_display = ["name", "slug", "category", "price", "stock", "updated_at"]
    list_editable = ["price", "stock"]
    list_filter = ["category", "tags"]
    list_select_related = ["category"]
    search_fields = ["name", "slug"]
    filter_horizontal = ["tags", "similar"]
    readonly_fields = ["created_at", "updated_at"]


class CollectionItemInline(admin.TabularInline):
    """The products of a collection in their order."""

    model = CollectionItem
    autocomplete_fields = ["product"]
    extra = 1


@admin.register(Collection)
class CollectionAdmin(admin.ModelAdmin):
    """A collection and its products on one page."""

    search_fields = ["name"]
    inlines = [CollectionItemInline]
