"""The commands, each in a line or two of help; what they do is imported when they are called."""

import gc
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="antechamber",
    help="A server for teaching international negotiation: change a clause, see who objects, pay the price elsewhere.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
lecturers = typer.Typer(no_args_is_help=True, help="Who may open classes.", rich_markup_mode=None)
app.add_typer(lecturers, name="lecturer")

Data = Annotated[Path | None, typer.Option("--data", help="The data folder (default: ./data).", show_default=False)]
Files = Annotated[list[Path], typer.Argument(help="Saved games (*.jsonl).", show_default=False)]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen (default: everywhere).", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(help="The port (default: 8000).", show_default=False)] = None,
    data: Data = None,
    origin: Annotated[
        list[str] | None, typer.Option(help="A further address of this server: https://class.example.org")
    ] = None,
) -> None:
    """Start the server; prints its address, a QR picture and the link of the console."""
    gc.disable()  # nothing that the imports make is garbage; the server turns it on again
    from server.cli.serve import run

    run(host=host, port=port, data=data, origins=tuple(origin or ()))


@app.command()
def play(  # noqa: PLR0913 - an option each
    scenario: Annotated[str, typer.Argument(help="A scenario by slug or folder.")],
    seed: Annotated[int, typer.Option(min=0, help="The first seed; every further game takes the next.")] = 1,
    games: Annotated[int, typer.Option(min=1, max=10_000, help="How many games.")] = 1,
    form: Annotated[str | None, typer.Option("--format", help="The length, as the scenario names it.")] = None,
    treatment: Annotated[str, typer.Option(help="A treatment of the scenario: T1.")] = "",
    loyalty: Annotated[bool, typer.Option("--loyalty", help="Each staff draws a secret loyalty card.")] = False,
    out: Annotated[Path, typer.Option(help="Where the files go.")] = Path("saved-games"),
) -> None:
    """Play whole games between stand-ins at full speed and save each."""
    from server.cli.play import run

    run(scenario, seed=seed, games=games, form=form, treatment=treatment, loyalty=loyalty, out=out)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="A saved game (*.jsonl).", show_default=False)],
    as_role: Annotated[str, typer.Option("--as", help="A role by slug or code, `public` or `lecturer`.")] = "public",
    at: Annotated[int | None, typer.Option(min=0, help="Stop after so many lines.", show_default=False)] = None,
) -> None:
    """Print the minutes of a saved game as one reader may see them."""
    from server.cli.saved import replay as run

    run(file, as_role, at)


@app.command()
def verify(files: Files) -> None:
    """Check that saved games are as they were written; names the first bad line."""
    from server.cli.saved import verify as run

    run(files)


@app.command()
def check(
    scenarios: Annotated[list[str] | None, typer.Argument(help="Slugs or folders; all, if none is named.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a scenario.")] = False,
    treatment: Annotated[str, typer.Option(help="The figures under a treatment: T3.")] = "",
) -> None:
    """Check scenarios and print their figures."""
    gc.disable()  # there is little garbage, and the process ends with the answer
    from server.cli.check import run

    run(scenarios or [], as_json=as_json, treatment=treatment)


@app.command()
def export(  # noqa: PLR0913 - an option each
    games: Annotated[list[str] | None, typer.Argument(help="Games by id; all, if none is named.")] = None,
    data: Data = None,
    out: Annotated[Path, typer.Option(help="Where the files go.")] = Path("saved-games"),
    assessment: Annotated[
        bool,
        typer.Option("--assessment", help="Tables for marking instead, under pseudonyms; name classes, not games."),
    ] = False,
    include_texts: Annotated[bool, typer.Option("--include-texts", help="With what people wrote.")] = False,
    key: Annotated[bool, typer.Option("--key", help="Only the key file: the names behind the pseudonyms.")] = False,
) -> None:
    """Write games of the data folder to files; a running server does not mind."""
    from server.cli import assessment as marking
    from server.cli.folder import export as run
    from server.cli.trouble import misused

    if (include_texts or key) and not assessment:
        raise misused("--include-texts and --key belong to --assessment.")
    if assessment:
        marking.run(games or [], data, out, texts=include_texts, key=key)
    else:
        run(games or [], data, out)


@app.command("import")
def import_(files: Files, data: Data = None) -> None:
    """Take saved games into the data folder, as they are."""
    from server.cli.folder import take_in as run

    run(files, data)


@app.command()
def migrate(data: Data = None) -> None:
    """Bring the data folder up to date, with a backup before."""
    from server.cli.folder import migrate as run

    run(data)


@app.command()
def bench(
    seconds: Annotated[float, typer.Option(min=0.2, max=60, help="How long each measurement takes.")] = 2.0,
) -> None:
    """Measure how fast this machine plays, folds, verifies and stores."""
    from server.cli.bench import run

    run(seconds)


@lecturers.command("add")
def lecturer_add(name: Annotated[str, typer.Argument(help="Who it is.")], data: Data = None) -> None:
    """Add a lecturer, and print a console link."""
    from server.cli.people import run

    run("add", name, data)


@lecturers.command("token")
def lecturer_token(name: Annotated[str, typer.Argument(help="Who it is.")], data: Data = None) -> None:
    """Make a token for programs (`Authorization: Bearer ...`); it is shown once."""
    from server.cli.people import run

    run("token", name, data)


@lecturers.command("link")
def lecturer_link(
    name: Annotated[str, typer.Argument(help="Who it is; the first lecturer, if nobody is named.")] = "",
    data: Data = None,
) -> None:
    """Print a new console link: it works once, for ten minutes."""
    from server.cli.people import run

    run("link", name, data)


@lecturers.command("list")
def lecturer_list(data: Data = None) -> None:
    """Name the lecturers."""
    from server.cli.people import run

    run("list", "", data)


@app.callback(invoke_without_command=True)
def antechamber(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """What holds for every command."""
    if version:
        from server.versions import program

        print(f"antechamber {program()}")
        raise typer.Exit
