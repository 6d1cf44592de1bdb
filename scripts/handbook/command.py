"""Runs a command for people: whatever happens, they read what it is and what to do, and no traceback.

A command's file begins with

    if __name__ == "__main__":  # before the imports below: they take a while, and Ctrl-C may come meanwhile
        from handbook import command
        sys.exit(command.run("build"))

so that everything else of it is loaded here, under guard.
"""

from __future__ import annotations

# Only what Python has loaded already: whatever is loaded here is not yet under guard.
import io
import os
import sys

STOPPED, UNREAD = 130, 141  # what a shell says of a program ended by Ctrl-C, and by a pipe that nobody reads
DEBUG = "HANDBOOK_DEBUG"


def run(name: str) -> int:
    """Run main() of the module name; the exit code: its own, 130 for Ctrl-C, 141 for a closed pipe, 1 for a fault."""
    try:
        return guarded(name)
    finally:
        ignore_interrupts()  # a second Ctrl-C while the program ends helps no one


def guarded(name: str) -> int:
    """The same, without a thought for what follows."""
    try:
        accept_any_text()
        try:
            code = __import__(name).main()
        except SystemExit as end:  # argparse ends so
            code = end.code
            if isinstance(code, str):
                say(code, error=True)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        return code if isinstance(code, int) else 0 if code is None else 1
    except KeyboardInterrupt:
        say(f"\n{name}.py: stopped", error=True)
        return STOPPED
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):
            mute(stream)
        return UNREAD
    except ModuleNotFoundError as error:
        if error.name and os.path.isfile(os.path.join(os.path.dirname(__file__), f"{error.name}.py")):
            say(f"{name}.py: {unforeseen(error)}", error=True)
        else:
            say(f"{name}.py: {error.name} is not installed – run `pip install -r requirements.txt`", error=True)
    except OSError as error:
        say(f"{name}.py: {unforeseen(error) if debugging() else error}", error=True)
    except Exception as error:
        say(f"{name}.py: {unforeseen(error)}", error=True)
    return 1


def debugging() -> bool:
    """Whether whoever runs the command asked for tracebacks."""
    return bool(os.environ.get(DEBUG))


def unforeseen(error: BaseException) -> str:
    """What to say of an error that no one has thought of: what it is, where, and how to see more."""
    import traceback  # here: seldom needed, and every command starts with this file

    if debugging():
        return "".join(traceback.format_exception(error)).rstrip()
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return (
        f"an error that was not foreseen{where}: {what} – if it comes again, set the environment variable {DEBUG} "
        "to 1, run the command once more, and pass on what it prints"
    )


def accept_any_text() -> None:
    """Let standard output and error take every character: as UTF-8 in a file or pipe, else as the terminal can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            own = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding=stream.encoding if own else "utf-8", errors="replace")


def say(text: str, end: str = "\n", error: bool = False) -> None:
    """Print at once. Where nobody reads any more, say nothing from now on: the work itself goes on."""
    stream = sys.stderr if error else sys.stdout
    try:
        print(text, end=end, file=stream, flush=True)
    except BrokenPipeError:
        mute(stream)


def mute(stream: io.TextIOBase | object) -> None:
    """Lead a stream whose pipe is closed nowhere, so that not even the end of the program complains of it."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, stream.fileno())  # type: ignore[union-attr]
        os.close(sink)
    except (AttributeError, OSError, ValueError):  # no stream, or one without a file
        pass


def ignore_interrupts() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
