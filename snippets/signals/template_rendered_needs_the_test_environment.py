"""template_rendered is sent only between setup_test_environment() and its counterpart."""

from django.conf import settings
from django.template import Template, engines
from django.test.signals import template_rendered
from django.test.utils import (
    instrumented_test_render,
    setup_test_environment,
    teardown_test_environment,
)

sent = []


# --8<-- [start:receiver]
def listen(sender, template, context, **kwargs):
    sent.append(context["name"])


template_rendered.connect(listen)
# --8<-- [end:receiver]

inside_a_test_run = Template._render is instrumented_test_render
if inside_a_test_run:
    teardown_test_environment()

# --8<-- [start:calls]
template = engines["django"].from_string("Hello {{ name }}")

template.render({"name": "Ann"})
print("outside a test run:", *sent or ["nothing"])

setup_test_environment(debug=settings.DEBUG)
template.render({"name": "Bob"})
print("in a test run:", *sent)

teardown_test_environment()
template.render({"name": "Cid"})
print("after it:", *sent)
# --8<-- [end:calls]

if inside_a_test_run:
    setup_test_environment(debug=settings.DEBUG)
