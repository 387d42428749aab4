"""After a failed statement PostgreSQL refuses the rest of the transaction; SQLite goes on."""

from django.db import DatabaseError, connection, transaction

from catalogue.models import Tag

Tag.objects.create(name="hot")


# --8<-- [start:calls]
def raw_insert():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO catalogue_tag (name) VALUES ('hot')")


def select():
    list(Tag.objects.extra(where=["no_such_column = 1"]))


def get_or_create():  # (1)!
    Tag.objects.get_or_create(pk=-1, defaults={"name": "hot"})


# --8<-- [end:calls]


# --8<-- [start:block]
def block(call, another_query):
    with transaction.atomic():
        Tag.objects.create(name="new")
        transaction.on_commit(lambda: done.append("callback ran"))
        try:
            call()
        except DatabaseError:
            pass  # (1)!
        if another_query:
            Tag.objects.count()


# --8<-- [end:block]

for call in (raw_insert, select, get_or_create):
    for another_query in (True, False):
        done = []
        try:
            block(call, another_query)
            result = "no error"
        except DatabaseError as error:
            result = str(error.__cause__ or error).splitlines()[0].split(",")[0]
        more = ", one more query" if another_query else ""
        kept = Tag.objects.filter(name="new").delete()[0] == 1
        callback = ", ".join(done) or "no callback"
        print(f"{call.__name__}{more}: {result}, row kept {kept}, {callback}")
