"""A template partial sends template_rendered as well; its sender is a PartialTemplate.

Django: 6.0+
"""

from django.conf import settings
from django.template import Context, Engine, Template
from django.test.signals import template_rendered
from django.test.utils import (
    instrumented_test_render,
    setup_test_environment,
    teardown_test_environment,
)

inside_a_test_run = Template._render is instrumented_test_render
if not inside_a_test_run:
    setup_test_environment(debug=settings.DEBUG)


# --8<-- [start:receiver]
def listen(sender, **kwargs):
    print(f"{type(sender).__name__} {sender.name}")


template_rendered.connect(listen)
# --8<-- [end:receiver]

# --8<-- [start:render]
PAGE = "{% partialdef row %}{{ number }}{% endpartialdef %}{% partial row %}"
engine = Engine(loaders=[("django.template.loaders.locmem.Loader", {"page.html": PAGE})])
engine.get_template("page.html").render(Context({"number": 1}))
# --8<-- [end:render]

if not inside_a_test_run:
    teardown_test_environment()
