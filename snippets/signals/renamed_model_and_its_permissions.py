"""After a model was renamed, post_migrate renames its permissions from 6.1 on."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.migrations import Migration, RenameModel
from django.db.models.signals import post_migrate, pre_migrate

from catalogue.models import Tag

# --8<-- [start:before]
Permission.objects.filter(content_type__app_label="catalogue").delete()
old = Permission.objects.create(
    content_type=ContentType.objects.get_for_model(Tag),
    codename="change_label",
    name="Can change label",
)
editors = Group.objects.create(name="editors")
editors.permissions.add(old)  # (1)!
# --8<-- [end:before]


# --8<-- [start:migrate]
class RenameLabel(Migration):
    operations = [RenameModel("Label", "Tag")]


rename = RenameLabel("0002_rename", "catalogue")


def send(signal, label):  # (2)!
    app = apps.get_app_config(label)
    arguments = {"verbosity": 0, "interactive": False, "using": "default", "apps": apps}
    signal.send(sender=app, app_config=app, plan=[(rename, False)], **arguments)


send(pre_migrate, "contenttypes")
print("operations:", ", ".join(type(operation).__name__ for operation in rename.operations))
send(post_migrate, "catalogue")
# --8<-- [end:migrate]

names = Permission.objects.filter(
    content_type__app_label="catalogue", codename__startswith="change_", content_type__model="tag"
)
print("change permissions:", ", ".join(sorted(p.codename for p in names)))
print("the group has:", ", ".join(p.codename for p in editors.permissions.all()))
