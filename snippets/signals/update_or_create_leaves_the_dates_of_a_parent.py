"""update_or_create() of a child model leaves automatic dates of its parent as they are."""

from datetime import UTC, datetime

from django.db import connection, models
from django.db.models.signals import pre_save
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Page(models.Model):
        updated_at = models.DateTimeField(auto_now=True)

        class Meta:
            app_label = "catalogue"

    class Article(Page):
        text = models.TextField()
        checked_at = models.DateTimeField(auto_now=True)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]


def look(update_fields, **kwargs):
    names = "None" if update_fields is None else ", ".join(sorted(update_fields))
    print(f"{title}: update_fields {names}")


def show():
    row = Article.objects.get()
    print(f"{title}: updated_at {name(row.updated_at)}, checked_at {name(row.checked_at)}")
    Article.objects.update(updated_at=LONG_AGO, checked_at=LONG_AGO)


def name(moment):
    return "old" if moment == LONG_AGO else "new"


LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
with connection.schema_editor() as editor:
    editor.create_model(Page)
    editor.create_model(Article)
article = Article.objects.create(text="draft")
Article.objects.update(updated_at=LONG_AGO, checked_at=LONG_AGO)
pre_save.connect(look, sender=Article)

# --8<-- [start:calls]
title = "update_or_create()"
Article.objects.update_or_create(pk=article.pk, defaults={"text": "done"})
show()
title = "save()"
Article.objects.get().save()
show()
# --8<-- [end:calls]

with connection.schema_editor() as editor:
    editor.delete_model(Article)
    editor.delete_model(Page)
