"""A page sends template_rendered for itself, for its parent and for everything it includes."""

from django.conf import settings
from django.template import Context, Engine, Template, TemplateDoesNotExist
from django.test.signals import template_rendered
from django.test.utils import (
    instrumented_test_render,
    setup_test_environment,
    teardown_test_environment,
)

inside_a_test_run = Template._render is instrumented_test_render
if not inside_a_test_run:
    setup_test_environment(debug=settings.DEBUG)

# --8<-- [start:templates]
TEMPLATES = {
    "base.html": "<main>{% block body %}{% endblock %}</main>",
    "row.html": "{{ number }} ",
    "page.html": """{% extends "base.html" %}{% block body %}
        {% for number in numbers %}{% include "row.html" %}{% endfor %}
        {% endblock %}""",
    "broken.html": "{% include 'missing.html' %}",
}
# --8<-- [end:templates]
engine = Engine(loaders=[("django.template.loaders.locmem.Loader", TEMPLATES)])
names = []


# --8<-- [start:receiver]
def listen(sender, template, **kwargs):
    names.append(template.name)


template_rendered.connect(listen)
# --8<-- [end:receiver]

# --8<-- [start:render]
engine.get_template("page.html").render(Context({"numbers": [1, 2]}))
print("page.html:", ", ".join(names))

names.clear()
try:
    engine.get_template("broken.html").render(Context())
except TemplateDoesNotExist as error:
    print(f"broken.html: {', '.join(names)}, {type(error).__name__}")
# --8<-- [end:render]

if not inside_a_test_run:
    teardown_test_environment()
