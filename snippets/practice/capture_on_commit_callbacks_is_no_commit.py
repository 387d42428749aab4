"""captureOnCommitCallbacks() calls what on_commit() collected; it does not commit."""

import io
import logging
import unittest

from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

called = []
on_commit = transaction.on_commit


def look():
    called.append(f"in a transaction {connection.in_atomic_block}")


def fail():
    called.append("fail")
    raise ConnectionError("down")


def again():
    called.append("again")
    on_commit(look)


class Captured(TestCase):
    databases = {"default", "archive"}

    @classmethod
    def setUpTestData(cls):
        on_commit(lambda: called.append("from setUpTestData"))

    def test_callback(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(look)

    def test_callback_of_a_callback(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(again)

    def test_block_raises(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(look)
            raise ValueError

    def test_callback_raises(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(fail)
            on_commit(look)

    def test_robust_callback_raises(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(fail, robust=True)
            on_commit(look)

    def test_inner_block_rolled_back(self):
        with self.captureOnCommitCallbacks(execute=True), transaction.atomic():
            on_commit(look)
            transaction.set_rollback(True)

    def test_another_database(self):
        with self.captureOnCommitCallbacks(execute=True):
            on_commit(look, using="archive")


class Committed(TransactionTestCase):
    def test_real_commit(self):
        with transaction.atomic():
            on_commit(look)


logging.disable(logging.CRITICAL)
names = [name for name in vars(Captured) if name.startswith("test_")]
for test in (*map(Captured, names), Committed("test_real_commit")):
    called.clear()
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite([test]))
    errors = [text.strip().splitlines()[-1].split(":")[0] for _, text in result.errors]
    name = test._testMethodName.removeprefix("test_").replace("_", " ")
    print(f"{name}: {', '.join(errors) or 'no error'}; called: {', '.join(called) or 'nothing'}")
logging.disable(logging.NOTSET)
