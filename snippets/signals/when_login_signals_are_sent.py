"""user_logged_in is sent at the end of login(), user_logged_out at the start of logout()."""

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import connection
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

fast_passwords = override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
)


def step(text):
    connection.queries_log.append({"sql": text, "time": "0"})


# --8<-- [start:receivers]
@receiver(user_logged_in)
def logged_in(sender, request, user, **kwargs):
    step("user_logged_in")


@receiver(user_logged_out)
def logged_out(sender, request, user, **kwargs):
    step("user_logged_out")


@receiver(user_login_failed)
def login_failed(sender, credentials, request, **kwargs):
    step("user_login_failed")


# --8<-- [end:receivers]


# --8<-- [start:views]
def sign_in(request):
    user = authenticate(request, username=request.POST["name"], password=request.POST["password"])
    if user is not None:
        login(request, user)
    step("view:end")
    return HttpResponse()


def sign_out(request):
    logout(request)
    step("view:end")
    return HttpResponse()


# --8<-- [end:views]


def put_in_cart(request):
    request.session["cart"] = "tea"
    return HttpResponse()


def short(sql):
    verb = sql.split()[0]
    if verb in {"INSERT", "UPDATE", "DELETE"}:
        return f"{verb}-{'user' if 'auth_user' in sql else 'session'}"
    return None if verb in {"SELECT", "BEGIN", "COMMIT"} else verb


def show(title, url, name="ann", password="secret"):
    with CaptureQueriesContext(connection) as queries:
        client.post(url, {"name": name, "password": password})
    steps = [step for query in queries if (step := short(query["sql"]))]
    end = steps.index("view:end")
    print(f"{title}:", *steps[:end])
    if after := steps[end + 1 :]:
        print(f"{title}, after the view:", *after)


urls = (path("in/", sign_in), path("out/", sign_out), path("cart/", put_in_cart))
client = Client()
with override_settings(ROOT_URLCONF=urls), fast_passwords:
    User.objects.create_user("ann", password="secret")
    User.objects.create_user("bob", password="secret")
    # --8<-- [start:cases]
    show("wrong password", "/in/", password="guess")
    show("login", "/in/")
    show("login again", "/in/")
    show("login as bob", "/in/", name="bob")
    show("logout", "/out/")
    show("logout again", "/out/")
    client.get("/cart/")
    show("login with a session", "/in/")
    # --8<-- [end:cases]
