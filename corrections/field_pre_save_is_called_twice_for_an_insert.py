"""Since Django 6.0 save() calls Field.pre_save() of each field twice for an INSERT.

Kind: documentation
Affected: 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/instances/#what-happens-when-you-save
Expected: one call for each INSERT, as on 5.2: "each field's pre_save() method is called" is one of
the documented steps of a save.
Actual: two calls. A field whose pre_save() takes a number loses one with each new row.

Model._save_table() calls it to see whether the value is an expression, whose column has then to be
returned by the INSERT, and drops the value; SQLInsertCompiler.pre_save_val() calls it again for the
value that is written. A hook with a side effect (a counter, a request, a log) has it twice.

The release notes of 6.0 tell that it may be called more than once; neither these steps nor the
reference of Field.pre_save() and the guide to custom fields do.

Proposed: repeat the sentence of the release notes there: "implementations should be idempotent and
free of side effects".
"""

import itertools

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models

numbers = itertools.count(1)


class NumberField(models.IntegerField):
    def pre_save(self, model_instance, add):
        if add:
            setattr(model_instance, self.attname, next(numbers))
        return getattr(model_instance, self.attname)


class Invoice(models.Model):
    number = NumberField(null=True)

    class Meta:
        app_label = "demo"


with connection.schema_editor() as editor:
    editor.create_model(Invoice)
for _ in range(3):
    Invoice().save()
print("numbers:", list(Invoice.objects.values_list("number", flat=True)))
