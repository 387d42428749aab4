"""The audit trail in the admin: to be read, by nobody to be changed."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from .models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """The newest entries first."""

    list_display = ["at", "action", "model", "object_pk", "changes", "actor"]
    list_filter = ["action", "model"]
    list_select_related = ["actor"]
    search_fields = ["object_pk"]
    date_hierarchy = "at"
    ordering = ["-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Entries are written by receivers."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        """What was written stays."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        """And is not taken away."""
        return False
