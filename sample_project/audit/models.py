"""What happened in the shop, written by receivers."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One recorded event. It survives the object and the person it speaks of."""

    action = models.CharField(max_length=50)
    model = models.CharField(max_length=100)
    object_pk = models.CharField(max_length=64)
    changes = models.JSONField(default=dict, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.model} {self.object_pk}"
