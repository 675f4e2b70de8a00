"""Logs: one line an event on standard error, whole tracebacks without local values; nobody's words, no tokens."""

import logging
import sys
from typing import TextIO

import structlog


def configure(*, stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Set up logging for this process: for people on a terminal, as JSON lines anywhere else."""
    out = stream or sys.stderr
    people = out.isatty()
    shown: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if people
        else structlog.processors.JSONRenderer(sort_keys=True)
    )
    before: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    told = [*before] if people else [*before, structlog.processors.format_exc_info]
    structlog.configure(
        processors=[*told, shown],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([] if people else [structlog.processors.format_exc_info]),
                shown,
            ],
            foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.WARNING))
