"""A receiver and an overridden save() know who acts only where the calling code hands it over."""

from unittest import mock

from django.db.models import Model
from django.db.models.signals import post_save
from django.forms import modelform_factory

from catalogue.models import Tag

heard = []


# --8<-- [start:save]
def save(self, by="nobody", **kwargs):
    heard.append(by)
    Model.save(self, **kwargs)


# --8<-- [end:save]


# --8<-- [start:receiver]
def record(instance, **kwargs):
    heard.append(getattr(instance, "by", "nobody"))


# --8<-- [end:receiver]


def show(title):
    print(f"{title}: {', '.join(heard)}")
    heard.clear()


def form(name):
    form = modelform_factory(Tag, fields=["name"])({"name": name})
    assert form.is_valid()
    return form


# --8<-- [start:cases]
with mock.patch.object(Tag, "save", save):
    Tag(name="hot").save(by="clerk")
    show("overridden save(by='clerk')")
    Tag.objects.create(name="new")
    show("overridden save(), create()")
    form("sale").save()
    show("overridden save(), ModelForm")

post_save.connect(record, sender=Tag)
tag = Tag(name="red")
tag.by = "clerk"
tag.save()
show("post_save, tag.by = 'clerk'")
form("blue").save()
show("post_save, ModelForm")
# --8<-- [end:cases]
