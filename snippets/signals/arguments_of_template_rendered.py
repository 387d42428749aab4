"""Everything that Django passes to a receiver of template_rendered, before it renders."""

from django.conf import settings
from django.template import Context, Template
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
def listen(**kwargs):
    print("arguments:", " ".join(sorted(kwargs)))
    print(f"sender is the Template: {kwargs['sender'] is template}")
    print(f"template is the sender: {kwargs['template'] is kwargs['sender']}")
    print(f"context is the caller's: {kwargs['context'] is context}")
    print(f"signal: {kwargs['signal'] is template_rendered}")
    kwargs["context"]["name"] = "Bob"  # (1)!


template_rendered.connect(listen)
# --8<-- [end:receiver]

# --8<-- [start:render]
template = Template("Hello {{ name }}")
context = Context({"name": "Ann"})
print("rendered:", template.render(context))
# --8<-- [end:render]

if not inside_a_test_run:
    teardown_test_environment()
