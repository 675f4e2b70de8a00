"""The command line: `antechamber serve`, `play`, `replay`, `check` and the rest.

Errors go to standard error in one sentence and never as a traceback (`ANTECHAMBER_TRACEBACK=1` shows it to whoever
mends us). Everything heavy is imported by the command that needs it, so that `--help` and `serve` start at once.
"""

import os
import sys

from server.cli.trouble import FOUND_WRONG, Trouble


def main() -> None:
    """The entry point `antechamber`."""
    from server.cli.app import app

    try:
        app()
    except Trouble as trouble:
        _say(str(trouble))
        sys.exit(trouble.status)
    except BrokenPipeError:  # the reader of our output has gone: `antechamber replay ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND_WRONG)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("ANTECHAMBER_TRACEBACK"):
            raise
        _say(
            f"Something broke inside Antechamber ({type(error).__name__}: {error}). This is our mistake, not yours. "
            "Run the command again with ANTECHAMBER_TRACEBACK=1 and send us what it prints."
        )
        sys.exit(FOUND_WRONG)


def _say(sentence: str) -> None:
    print(f"antechamber: {sentence}", file=sys.stderr)
