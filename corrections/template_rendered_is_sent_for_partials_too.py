"""The sender of template_rendered is said to be a Template; since 6.0 it may be a partial.

Kind: documentation
Affected: 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#template-rendered
Expected: as the reference says, the sender is "the Template object which was rendered".
Actual: each {% partial %} sends the signal as well, with a PartialTemplate as sender. Code that
counts templates or reads sender.origin meets more of them after the update.

Proposed: "The Template or PartialTemplate object which is about to be rendered."
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.template import Context, Engine, TemplateSyntaxError
from django.test.signals import template_rendered
from django.test.utils import setup_test_environment


def receiver(sender, **kwargs):
    print(type(sender).__name__, sender.name)


setup_test_environment()
template_rendered.connect(receiver)
page = "{% partialdef row %}{{ number }}{% endpartialdef %}{% partial row %}"
engine = Engine(loaders=[("django.template.loaders.locmem.Loader", {"page.html": page})])
try:
    engine.get_template("page.html").render(Context({"number": 1}))
except TemplateSyntaxError:
    print("there are no partials")
