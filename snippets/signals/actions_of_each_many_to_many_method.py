"""Which actions add(), remove(), clear(), set() and create() send, and with which pk_set."""

from itertools import groupby
from operator import itemgetter

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))
NAMES = {tag.pk: tag.name for tag in (hot, new, red)}
heard = []


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(action, pk_set, **kwargs):
    heard.append((action, named(pk_set)))


# --8<-- [end:receiver]


def named(pk_set):
    if pk_set is None:
        return "None"
    return "{" + ", ".join(sorted(NAMES.get(pk, repr(pk)) for pk in pk_set)) + "}"


def show(title, call):
    heard.clear()
    call()
    parts = []
    for pk_set, group in groupby(heard, key=itemgetter(1)):
        parts += [" ".join([*(action for action, _ in group), pk_set])]
    print(f"{title}: {', '.join(parts) or 'nothing'}")


tags = tea.tags
# --8<-- [start:add]
show("add(hot)", lambda: tags.add(hot))
show("add(hot) again", lambda: tags.add(hot))
show("add(hot, new)", lambda: tags.add(hot, new))
show("add() without arguments", lambda: tags.add())
# --8<-- [end:add]

# --8<-- [start:remove]
show("remove(hot)", lambda: tags.remove(hot))
show("remove(hot) again", lambda: tags.remove(hot))
show("remove(77), no such tag", lambda: tags.remove(77))
show("remove() without arguments", lambda: tags.remove())
# --8<-- [end:remove]

# --8<-- [start:clear]
show("clear()", tags.clear)
show("clear() of nothing", tags.clear)
# --8<-- [end:clear]

tags.set([hot, new])
# --8<-- [start:set]
show("set() with changes", lambda: tags.set([new, red]))
show("set() to the same", lambda: tags.set([new, red]))
show("set() to one more", lambda: tags.set([new, red, hot]))
show("set([])", lambda: tags.set([]))
show("set([]) of nothing", lambda: tags.set([]))
tags.set([hot, new])
show("set(clear=True)", lambda: tags.set([new, red], clear=True))
show("set(clear=True), the same", lambda: tags.set([new, red], clear=True))
show("set([], clear=True)", lambda: tags.set([], clear=True))
# --8<-- [end:set]

NAMES[red.pk + 1] = "big"
NAMES[red.pk + 2] = "dry"
NAMES[red.pk + 3] = "old"
# --8<-- [start:create]
show("create()", lambda: tags.create(name="big"))
show("get_or_create(), new", lambda: tags.get_or_create(name="dry"))
show("get_or_create(), found", lambda: tags.get_or_create(name="dry"))
show("update_or_create(), new", lambda: tags.update_or_create(name="old"))
show("update_or_create(), found", lambda: tags.update_or_create(name="old"))
# --8<-- [end:create]
