"""Measures django-helpdesk, a server-rendered case tracker, at the three operations that `make bench` measures.

It is installed from the Python package registry into a folder of its own, filled with invented rows and asked through
Django's test client, in one process and on SQLite: no HTTP server, no network, no mail. What it answers is JSON on
standard output. It ends with a message and exit code 1 where the packages cannot be installed.
"""

import argparse
import datetime
import itertools
import json
import pathlib
import statistics
import subprocess
import sys
import time

PACKAGES = ["django-helpdesk==2.6.1", "Django==5.2.19"]
WORKERS, CASELOAD, PEOPLE, NOTES_EACH, NOTE_CHARACTERS = 4_000, 25, 10_000, 10, 384
TIMES = 15


def install(folder):
    """Our own folder with the packages; runs this script again with its Python."""
    python = folder / "venv" / "bin" / "python"
    if not (folder / "installed").exists():
        steps = [
            [sys.executable, "-m", "venv", str(folder / "venv")],
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES],
        ]
        for step in steps:
            done = subprocess.run(step, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"django-helpdesk could not be installed: {done.stderr.strip().splitlines()[-1:]}")
        (folder / "installed").touch()
    return python


def set_up(folder):
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["testserver"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite"}},
        INSTALLED_APPS=[
            "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
            "rest_framework", "helpdesk",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.template.context_processors.debug", "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages",
            ]},
        }],
        ROOT_URLCONF="helpdesk_urls",
        SITE_ID=1, STATIC_URL="/static/", MEDIA_URL="/media/", USE_TZ=True, MEDIA_ROOT=str(folder / "media"),
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        HELPDESK_TEAMS_MODE_ENABLED=False, HELPDESK_ACTIVATE_API_ENDPOINT=False,
        LOGGING_CONFIG=None,
    )
    urls = type(sys)("helpdesk_urls")
    sys.modules["helpdesk_urls"] = urls
    django.setup()
    from django.contrib import admin
    from django.urls import include, path

    urls.urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]


def fill():
    """Workers, one queue, a ticket for each person and notes to each, once."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import transaction
    from helpdesk.models import FollowUp, UserSettings

    call_command("migrate", verbosity=0)
    if FollowUp.objects.count() < PEOPLE * NOTES_EACH:
        with transaction.atomic():
            fill_tables()
    user = User.objects.get(username="worker0")
    UserSettings.objects.get_or_create(user=user)
    return user


def fill_tables():
    from django.contrib.auth.models import User
    from django.utils import timezone
    from helpdesk.models import FollowUp, Queue, Ticket

    FollowUp.objects.all().delete()
    Ticket.objects.all().delete()
    Queue.objects.all().delete()
    User.objects.all().delete()
    User.objects.bulk_create([
        User(username=f"worker{n}", is_staff=True, is_superuser=n == 0, password="!") for n in range(WORKERS)
    ])
    workers = list(User.objects.order_by("id"))
    queue = Queue.objects.create(title="Leaving care", slug="care")
    now = timezone.now()
    Ticket.objects.bulk_create([
        Ticket(
            title=f"Person {n}", queue=queue, created=now, modified=now, description="Invented.", priority=3, status=1,
            assigned_to=workers[n // CASELOAD], due_date=now + datetime.timedelta(days=n % 56),
        ) for n in range(PEOPLE)
    ], batch_size=2_000)
    text = ("Met at the flat. Talked about the tenancy, the course and the next visit. " * 6)[:NOTE_CHARACTERS]
    for ticket in Ticket.objects.order_by("id").iterator(chunk_size=2_000):
        if ticket.id % 1_000 == 0:
            print(f"helpdesk: {ticket.id} people", file=sys.stderr)
        FollowUp.objects.bulk_create([
            FollowUp(ticket=ticket, date=now, title="Contact", comment=text, user=ticket.assigned_to, public=False)
            for _ in range(NOTES_EACH)
        ])


def measure(name, act):
    """Statements and bytes of one act, and the median of its processor time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()  # warm
    with CaptureQueriesContext(connection) as queries:
        size = act()
    statements = len(queries)
    spent = []
    for _ in range(TIMES):
        began = time.process_time()
        act()
        spent.append((time.process_time() - began) * 1000)
    return {"name": name, "sql": statements, "cpu_ms": round(statistics.median(spent), 1), "kb": round(size / 1000, 1)}


def operations(user):
    from django.test import Client
    from helpdesk.models import FollowUp, Ticket
    from helpdesk.query import query_to_base64

    client = Client()
    client.force_login(user)
    tickets = list(Ticket.objects.filter(assigned_to=user).order_by("id"))
    # What an earlier run recorded: a page costs more with every note on it.
    FollowUp.objects.filter(ticket__in=tickets).exclude(title="Contact").delete()

    def checked(response, *statuses):
        if response.status_code not in statuses:
            sys.exit(f"django-helpdesk answered {response.status_code} at {response.request['PATH_INFO']}")
        return len(response.content)

    query = query_to_base64({
        "filtering": {"assigned_to__id__in": [user.id], "status__in": [1, 2]}, "filtering_null": {}, "sorting": "due_date",
        "sortreverse": False, "search_string": "",
    })
    lists = f"/tickets/?assigned_to={user.id}&sort=due_date"
    data = f"/datatables_ticket_list/{query}?draw=1&start=0&length=25&search[value]=&order[0][column]=0&order[0][dir]=asc"
    first, *others = tickets
    turns = itertools.cycle(others)

    def record():
        ticket = next(turns)
        form = {"comment": "Met at the flat. " * 22, "new_status": ticket.status, "title": ticket.title, "priority": 3,
                "owner": user.id, "queue": ticket.queue_id}
        checked(client.post(f"/tickets/{ticket.id}/update/", form), 302)
        return checked(client.get(f"/tickets/{ticket.id}/"), 200)

    return [
        measure("caseload page: the page", lambda: checked(client.get(lists), 200)),
        measure("caseload page: its data call", lambda: checked(client.get(data), 200)),
        measure("person page", lambda: checked(client.get(f"/tickets/{first.id}/"), 200)),
        measure("record a note and see it", record),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where it is installed and keeps its rows")
    parser.add_argument("--installed", action="store_true", help="this Python has the packages")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    folder = chosen.folder.resolve()
    if not chosen.installed:
        python = install(folder)
        done = subprocess.run([str(python), __file__, "--installed", "--folder", str(folder)])
        sys.exit(done.returncode)
    set_up(folder)
    user = fill()
    about = (
        f"django-helpdesk 2.6.1 on Django 5.2.19, SQLite, in one process without an HTTP server: {PEOPLE:,} people, "
        f"{PEOPLE * NOTES_EACH:,} notes of {NOTE_CHARACTERS} characters, {WORKERS:,} workers; as a superuser; median of {TIMES}."
    )
    print(json.dumps({"about": about, "operations": operations(user)}))


if __name__ == "__main__":
    main()
