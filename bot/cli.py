"""`prs …`: thin commands, each of which loads what it needs and no more; what they do is in `bot.ops`."""

import gc
import io
import json
import re
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO
from urllib.parse import urlsplit

import typer

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.deps import Deps
    from bot.process import Parts

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # it prints local variables: tokens, names, texts
    rich_markup_mode=None,
    help="PRS-bot: meetings, answers, action items and decisions in Slack.",
)
db = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The database.")
minutes = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Minutes as documents.")
app.add_typer(db, name="db")
app.add_typer(minutes, name="minutes")
decisions = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Past decisions.")
app.add_typer(decisions, name="decisions")


def _say_version(wanted: bool) -> None:
    if wanted:
        from bot.version import version

        typer.echo(f"prs-bot {version()}")
        raise typer.Exit


@app.callback()
def prs(
    _version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """PRS-bot: meetings, answers, action items and decisions in Slack."""


DEMO_PORT = 8012
FAR = timedelta(days=1)
"""A `--now` further away than this would send what is not due, or never was, to real people."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The page's port; 0 takes a free one.")] = DEMO_PORT,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    free_plan: Annotated[
        bool, typer.Option("--free-plan", help="Let the workspace forget what is old, as Slack's free plan does.")
    ] = False,
) -> None:
    """Run everything against a local workspace in the browser: no Slack account, a throw-away database."""
    from bot import logs
    from bot.config import CannotStart
    from bot.demo import Stage

    logs.configure("WARNING", "text")
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    try:
        with Stage(port=port, free_plan=free_plan) as stage:
            typer.echo(f"PRS-bot plays at {stage.url}  (Ctrl-C ends it)")
            typer.echo("It is 13 September 2012. The tour on the page shows around; or type /prs, and move the clock at the top.")
            if browser:
                webbrowser.open(stage.url)
            ended.wait()
    except (CannotStart, OSError) as error:
        _refuse(f"{error}\nIs port {port} in use? Try: prs demo --port 0")


@app.command()
def run() -> None:
    """Run everything in one process: Slack by Socket Mode or HTTP, scheduler, delivery, health."""
    settings = _settings(slack=True)
    from bot.ops.startup import only_instance
    from bot.process import Process, serve

    with _refusing(settings), only_instance(settings):
        parts = _prepared(settings, measured=True)
        socket = settings.slack_app_token is not None
        serve(Process(parts, socket=socket, worker=True, embeddings=True), signed=not socket)


@app.command()
def web() -> None:
    """Run HTTP only: Slack's requests, health (PostgreSQL; any number of them)."""
    settings = _settings(slack=True, several="web")
    if settings.slack_signing_secret is None:
        _refuse("SLACK_SIGNING_SECRET is missing: prs web receives Slack over HTTP. Copy it from *Basic Information*.")
    from bot.process import Process, serve

    with _refusing(settings):
        parts = _prepared(settings, measured=True)
        serve(Process(parts, socket=False, worker=False, embeddings=True, role="web"), signed=True)


@app.command()
def worker(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Serve health and metrics of this process there; default: nowhere.")
    ] = None,
) -> None:
    """Run scheduler and delivery only (PostgreSQL; any number of them)."""
    settings = _settings(slack=True, several="worker")
    from bot.process import Process, serve, work

    with _refusing(settings):
        if port is not None:
            settings = settings.model_copy(update={"port": port})
        parts = _prepared(settings, measured=port is not None)
        process = Process(parts, socket=False, worker=True, role="worker")
        if port is not None:
            serve(process, signed=False)
        else:
            work(process)


@app.command()
def tick(
    now: Annotated[str | None, typer.Option(help="The moment it is for members, in ISO 8601; default: now.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Allow a moment more than a day away against slack.com.")] = False,
) -> None:
    """Do once all that is due at that moment, deliver it, and end."""
    settings = _settings(slack=True)
    from bot.db.engine import wall_clock

    moment = _moment(now, settings, wall_clock())
    far = abs(moment - wall_clock()) > FAR
    if far and not yes and (urlsplit(settings.slack_api_url).hostname or "").endswith("slack.com"):
        _refuse(f"{moment.isoformat()} is more than a day away: this would write to real people. Add --yes if you mean it.")
    from bot.ops.startup import only_instance
    from bot.ops.tick import tick_once

    with _refusing(settings), only_instance(settings):
        tick_once(_prepared(settings, clock=lambda: moment))


@app.command()
def rehearse(
    first: Annotated[str, typer.Option("--from", help="The first day, as in 2012-11-26.")],
    last: Annotated[str, typer.Option("--to", help="The last day, as in 2013-01-31.")],
) -> None:
    """Run the clock through a period on a copy, and print every message that would go out; nothing is sent."""
    settings = _settings(slack=False)
    begin, end = _day(first), _day(last)
    if end < begin:
        _refuse(f"--to {end} is before --from {begin}.")
    from bot.db.engine import wall_clock
    from bot.ops.rehearsal import rehearse as play

    count = 0
    with _refusing(settings):
        for said in play(settings, first=begin, last=end, now=wall_clock()):
            count += 1
            typer.echo("\n".join(said.lines(settings.zone)))
    typer.echo(f"{count} messages from {begin} to {end}. Nothing was sent.")


@db.command()
def upgrade() -> None:
    """Run the migrations."""
    settings = _settings(slack=False)
    from bot.db import migrate
    from bot.db.engine import open_engine

    with _refusing(settings):
        engine = open_engine(settings.database_url)
        migrate.upgrade(engine)
        engine.dispose()
    typer.echo(f"The database is up to date: {migrate.newest()}.")


@db.command()
def downgrade(
    revision: Annotated[str, typer.Argument(help="The number that `prs db upgrade` of the older version prints, such as 0036.")],
) -> None:
    """Take the database back to an older version's shape, before that version is installed again. What only the newer one keeps is lost."""
    settings = _settings(slack=False)
    from bot.db import migrate
    from bot.db.engine import open_engine
    from bot.ops.startup import only_instance

    if not migrate.is_known(revision):
        _refuse(f"There is no {revision} here; the newest is {migrate.newest()}. Give what `prs db upgrade` of the older version prints.")
    with _refusing(settings), only_instance(settings):
        engine = open_engine(settings.database_url)
        migrate.downgrade(engine, revision)
        engine.dispose()
    typer.echo(f"The database is back at {revision}. Install that version before you start it again: this one would bring it up to date.")


@app.command()
def manifest(
    socket: Annotated[bool, typer.Option("--socket", help="For Socket Mode (the default).")] = False,
    http: Annotated[str | None, typer.Option(help="For HTTP: the public address of this server.")] = None,
    command: Annotated[str, typer.Option(help="The slash command's name.")] = "/prs",
) -> None:
    """Print the Slack app manifest as JSON, with the least scopes."""
    from bot.manifest import manifest as make

    if socket and http:
        _refuse("Choose --socket or --http, not both.")
    try:
        made = make(command=command, socket=http is None, url=http)
    except ValueError as error:
        _refuse(str(error))
    typer.echo(json.dumps(made, indent=2, ensure_ascii=False))


@app.command()
def doctor(
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended here, and say what was done.")] = False,
    blocks: Annotated[bool, typer.Option("--blocks", help="Let Slack judge an example of every message and form we make.")] = False,
) -> None:
    """Check tokens, scopes, channel, database and clock, and say what to do."""
    settings = _settings(slack=True)
    from bot.deps import make_deps
    from bot.ops import doctor as ops

    with _refusing(settings):
        deps = make_deps(settings)
        for name, done in ops.mend(deps) if fix else ():
            typer.echo(f"fix  {name}: {done}")
        findings = ops.examine(deps)
        if blocks:
            from bot.ops.examples import examples, judged

            with _bar("Messages") as show:
                findings.append(judged(deps, examples(), show))
    for finding in findings:
        typer.echo(
            f"{'ok  ' if finding.ok else 'FAIL'} {finding.name}: {finding.said}" + ("" if finding.ok else f"\n     {finding.remedy}")
        )
    if any(not finding.ok and finding.mend for finding in findings) and not fix:
        typer.echo("Some of it can be mended by: prs doctor --fix")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


@app.command()
def status() -> None:
    """Show what went out, what waits, and what failed."""
    settings = _settings(slack=False)
    from bot.db.engine import Sessions, open_engine, wall_clock
    from bot.ops import status as ops

    with _refusing(settings):
        for line in ops.status(ops.Here(Sessions(open_engine(settings.database_url)), wall_clock)):
            typer.echo(line)


@app.command()
def forget(
    member: Annotated[str, typer.Argument(help="The id that Slack gives them: U…")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete what is kept on a member who asks for it, as they can themselves in Slack; it cannot be undone."""
    settings = _settings(slack=False)
    from bot.deps import make_deps
    from bot.ops import forget as ops

    if not yes:
        typer.confirm(f"Delete what is kept on {member}? This cannot be undone", abort=True)
    with _refusing(settings):
        deps = make_deps(settings)
        try:
            ops.forget(deps, member)
        finally:
            deps.sessions.engine.dispose()
    typer.echo(
        f"{member} is forgotten. Decisions, minutes and counts stay, without their name; copies of the database are yours to delete."
    )


@app.command(name="export")
def export_all(
    folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False, help="A folder that is not there yet.")],
    yearbook: Annotated[
        str | None, typer.Option(metavar="YEAR|all", help="Write the yearbook of that year instead: pages to read, without who was there.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="The yearbook's: nl or en; the network's unless said otherwise.")] = None,
) -> None:
    """Write everything as JSON Lines into a folder, for moving and backup; or the yearbook."""
    settings = _settings(slack=False)
    from bot.deps import make_deps
    from bot.ops.transfer import export

    if yearbook is not None:
        _write_yearbook(settings, folder, yearbook, language)
        return
    with _refusing(settings):
        done = export(settings, make_deps(settings).sessions, folder)
    typer.echo(f"{done.rows} rows in {done.files} files in {folder}. Only you may read them: they hold what members answered.")
    if done.running:
        typer.echo(
            "A bot runs on this database: what it does from now on is not in the export. To move, stop it and export again.", err=True
        )


def _write_yearbook(settings: "Settings", folder: Path, wanted: str, language: str | None) -> None:
    from bot.deps import make_deps
    from bot.domain.members import Language
    from bot.ops.yearbook import write

    if language not in {None, *Language} or not (wanted == "all" or re.fullmatch(r"[12]\d{3}", wanted)):
        _refuse("Write a year, as in --yearbook 2012, or --yearbook all; and --language nl or en.")
    with _refusing(settings):
        book = write(
            make_deps(settings), folder, year=None if wanted == "all" else int(wanted), language=Language(language) if language else None
        )
    typer.echo(f"{len(book.years)} years in {folder}: open {folder / 'index.html'}.")


@app.command(name="import")
def import_all(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="What prs export made.")],
) -> None:
    """Read what prs export wrote into an empty database."""
    settings = _settings(slack=False)
    from bot.deps import make_deps
    from bot.ops.transfer import take_in

    with _refusing(settings):
        done = take_in(settings, make_deps(settings).sessions, folder)
    typer.echo(f"{done.rows} rows of {done.files} files are in the database.")
    if done.waiting:
        typer.echo(f"{done.waiting} messages wait, and go out once a bot runs on it; what was being sent is looked up in Slack first.")
    if done.running and done.waiting:
        typer.echo("A bot ran while it was exported: what that one has sent since would go out a second time.", err=True)


@minutes.command()
def read(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Minutes as .docx, .pdf, .txt, .md, .odt, .rtf or .html.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    explained: Annotated[bool, typer.Option("--explain", help="Print what each stage of the reader saw, sentence by sentence.")] = False,
    earlier: Annotated[
        list[Path] | None,
        typer.Option("--compare", exists=True, dir_okay=False, help="Say whether they are the same as in this file, or nearly."),
    ] = None,
) -> None:
    """Print what the reader finds in minutes; nothing is recorded."""
    settings = _settings(slack=False)
    from bot.ops.minutes import read_minutes_file

    with _refusing(settings):
        typer.echo(read_minutes_file(file, settings, as_json=as_json, explained=explained, earlier=earlier or ()))


@decisions.command(name="import")
def import_decisions(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A decision a line, as JSON: date, meeting, topic, text, status.")
    ],
) -> None:
    """Take in decisions from a file; safe to repeat. Ends with 1 if a line was left out or could not be linked."""
    settings = _settings(slack=False)
    from bot.ops.decisions import IMPORT_PATIENCE, OfflineDecisions

    with _refusing(settings):
        offline = OfflineDecisions(_deps(settings))
        with _bar("Decisions") as show:
            report = offline.take_in(file, show)
        with _bar("Meaning  ") as show:
            lacking = offline.learn(show, patience=IMPORT_PATIENCE)
        offline.store()
        offline.close()
    for number, reason in report.problems:
        typer.echo(f"line {number}: {reason}", err=True)
    typer.echo(f"{report.added} added, {report.corrected} corrected, {report.unchanged} unchanged, {len(report.problems)} with a problem.")
    if report.kept:
        typer.echo(f"{report.kept} were changed in Slack since they were imported, and stay as they are.")
    if lacking:
        typer.echo(f"{lacking} are found by their words already, and by meaning once the bot has run for a while.")
    raise typer.Exit(1 if report.problems else 0)


@decisions.command()
def search(
    question: Annotated[str, typer.Argument(help="The question; - reads one a line from standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, an object a question.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Hits a question at most.")] = 10,
) -> None:
    """Find the decisions that answer a question, as in Slack."""
    settings = _settings(slack=False)
    from bot.ops.decisions import SEARCH_PATIENCE, OfflineDecisions

    questions = [question] if question != "-" else _lines_of(sys.stdin)
    with _refusing(settings):
        offline = OfflineDecisions(_deps(settings))
        offline.learn(lambda _done, _total: None, patience=SEARCH_PATIENCE)
        offline.store()
        for at, answered in enumerate(offline.answer(questions, limit=limit)):
            if as_json:
                typer.echo(answered.as_json())
            else:
                heading = f"\n{answered.question}\n" if at else f"{answered.question}\n"
                typer.echo(f"{heading if question == '-' else ''}{offline.in_words(answered)}")
        offline.close()


def _lines_of(stream: TextIO) -> Iterator[str]:
    """Read questions as UTF-8 whatever the machine's own encoding is; empty lines are none."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8-sig", errors="replace")
    return (line.rstrip("\r\n") for line in stream if line.strip())


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress on standard error, where there is a person to see it."""
    with typer.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


def entry() -> None:
    """Run the command line."""
    gc.set_threshold(50_000)  # what a command loads stays: looking through it after each 700 new things takes a tenth of a start
    app()


def _settings(*, slack: bool, several: str | None = None) -> "Settings":
    """Load the settings and set up the logs; everything wrong or missing is said at once."""
    from bot.config import WrongSettings, load_settings

    try:
        settings = load_settings()
    except WrongSettings as error:
        _refuse(str(error))
    missing = settings.missing_for_slack() if slack else []
    if several is not None and settings.sqlite:
        missing.insert(0, f"DATABASE_URL is SQLite, which is for one process: use `prs run` instead of `prs {several}`, or PostgreSQL")
    if missing:
        _refuse("\n".join(["This start needs more:", *(f"  {problem}" for problem in missing), "Without tokens this works: prs demo"]))
    from bot import logs

    logs.configure(settings.log_level, settings.log_format)
    return settings


def _prepared(settings: "Settings", *, clock: Callable[[], datetime] | None = None, measured: bool = False) -> "Parts":
    """Make the parts of a process, with a database of today's shape; `measured`: what it does is counted for Prometheus."""
    from bot import main
    from bot.db.engine import wall_clock
    from bot.ops.startup import prepare_database

    measures = None
    if measured:
        from bot.web.metrics import Metrics

        measures = Metrics()
    parts = main.assemble(settings, clock=clock or wall_clock, measures=measures)
    gc.set_threshold(10_000)  # from here on what is left behind comes from requests and messages
    prepare_database(settings, parts.deps.sessions)
    return parts


def _deps(settings: "Settings") -> "Deps":
    """Make what a command needs that answers no request of Slack's, with a database of today's shape."""
    from bot.deps import make_deps
    from bot.ops.startup import prepare_database

    deps = make_deps(settings)
    prepare_database(settings, deps.sessions)
    return deps


class _refusing:  # noqa: N801  # reads as a word in a with
    """Say what keeps us from starting, without a stack trace."""

    def __init__(self, settings: "Settings") -> None:
        """Keep what the sentence is about."""
        self._settings = settings

    def __enter__(self) -> None:
        """Nothing to open."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Turn an expected refusal into a sentence and exit code 2."""
        if error is None:
            return
        from bot.ops.startup import REFUSALS, explain

        if isinstance(error, REFUSALS):
            _refuse(explain(error, self._settings))


def _moment(text: str | None, settings: "Settings", now: datetime) -> datetime:
    if text is None:
        return now
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        _refuse(f"{text!r} is no moment in ISO 8601. Write for instance 2012-11-26T09:00+01:00.")
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.zone)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(f"{text!r} is no day. Write for instance 2012-11-26.")


def _refuse(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise SystemExit(2)
