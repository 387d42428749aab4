"""A row that a foreign key deletes by itself (DB_CASCADE) calls its trigger, but not on MariaDB.

Database: sqlite, mysql
"""

from django.db import connection

# --8<-- [start:tables]
TABLES = (
    "CREATE TABLE shelf (id INTEGER PRIMARY KEY)",
    """CREATE TABLE thing (
        id INTEGER PRIMARY KEY,
        shelf_id INTEGER,
        FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE CASCADE
    )""",
    "CREATE TABLE counter (deleted INTEGER)",
    """CREATE TRIGGER thing_out AFTER DELETE ON thing FOR EACH ROW
    BEGIN UPDATE counter SET deleted = deleted + 1; END""",
)
# --8<-- [end:tables]

with connection.cursor() as cursor:
    for sql in TABLES:
        cursor.execute(sql)
    for table in "thing", "shelf":
        cursor.execute("INSERT INTO shelf VALUES (1)")
        cursor.execute("INSERT INTO thing VALUES (1, 1)")
        cursor.execute("INSERT INTO counter VALUES (0)")
        cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SELECT (SELECT COUNT(*) FROM thing), (SELECT deleted FROM counter)")
        left, deleted = cursor.fetchone()
        print(f"DELETE FROM {table}: things left {left}, counted by the trigger {deleted}")
        cursor.execute("DELETE FROM shelf")
        cursor.execute("DELETE FROM counter")
    for table in "thing", "shelf", "counter":
        cursor.execute(f"DROP TABLE {table}")
