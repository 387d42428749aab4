"""Two models whose keys need each other are deleted in the order in which Django found them."""

from django.db import connection, models, transaction
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Team(models.Model):
        captain = models.ForeignKey("Player", models.CASCADE, related_name="+")

        class Meta:
            app_label = "catalogue"

    class Player(models.Model):
        team = models.ForeignKey(Team, models.CASCADE)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

heard = {pre_delete: [], post_delete: []}


def listen(signal, sender, **kwargs):
    heard[signal].append(sender.__name__)


def show(title, model):
    with transaction.atomic():  # foreign keys are checked at its end
        Team(pk=1, captain_id=1).save(force_insert=True)
        Player(pk=1, team_id=1).save(force_insert=True)
    for names in heard.values():
        names.clear()
    model.objects.get().delete()
    print(f"{title}: pre_delete {', '.join(heard[pre_delete])}")
    print(f"{title}: post_delete {', '.join(heard[post_delete])}")


with connection.schema_editor() as editor:
    editor.create_model(Team)
    editor.create_model(Player)
for signal in heard:
    signal.connect(listen)

# --8<-- [start:calls]
show("team.delete()", Team)
show("captain.delete()", Player)
# --8<-- [end:calls]

with connection.schema_editor() as editor:
    editor.delete_model(Player)
    editor.delete_model(Team)
