"""A GenericForeignKey connects nothing: Model.__init__() takes its argument itself."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import class_prepared, post_init, pre_init
from django.test.utils import isolate_apps

from catalogue.models import Tag

hot = Tag.objects.create(name="hot")

# --8<-- [start:model]
with isolate_apps():

    class Note(models.Model):
        content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
        object_id = models.BigIntegerField()
        target = GenericForeignKey()

        class Meta:
            app_label = "demo"


# --8<-- [end:model]
print("pre_init has listeners:", pre_init.has_listeners(Note))
print("post_init has listeners:", post_init.has_listeners(Note))
print("class_prepared has listeners:", class_prepared.has_listeners(Note))
print("Note(target=hot) points to it:", Note(target=hot).object_id == hot.pk)
