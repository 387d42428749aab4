"""response.templates and response.context of the test client come from template_rendered."""

from django.conf import settings
from django.http import HttpResponse
from django.template import Template, engines
from django.template.backends.dummy import TemplateStrings
from django.test import Client, override_settings
from django.test.utils import (
    instrumented_test_render,
    setup_test_environment,
    teardown_test_environment,
)
from django.urls import path

inside_a_test_run = Template._render is instrumented_test_render
if not inside_a_test_run:
    setup_test_environment(debug=settings.DEBUG)

other_engine = TemplateStrings(
    {"NAME": "dummy", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}},
)


# --8<-- [start:views]
def django_template(request):
    template = engines["django"].from_string("Hello {{ name }}")
    return HttpResponse(template.render({"name": "Ann"}))


def other_template(request):
    template = other_engine.from_string("Hello $name")
    return HttpResponse(template.render({"name": "Ann"}))


# --8<-- [end:views]

# --8<-- [start:client]
urls = (path("django/", django_template), path("other/", other_template))
with override_settings(ROOT_URLCONF=urls):
    for page in ("django", "other"):
        response = Client().get(f"/{page}/")
        name = response.context and response.context["name"]
        print(
            f"{page}: {response.text}; templates {len(response.templates)}, name in context {name}"
        )
# --8<-- [end:client]

if not inside_a_test_run:
    teardown_test_environment()
