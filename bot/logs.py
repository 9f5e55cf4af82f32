"""Logs: a constant event name in the past tense, fields apart, ids only."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Literal

import structlog

log = structlog.get_logger(__name__)


def configure(level: str, form: Literal["text", "json"]) -> None:
    """Send all logs to standard error, as lines for people or as JSON for machines."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_trace),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            exception_formatter=structlog.dev.plain_traceback,  # it is rendered before; the default asks for a library to do it
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer]
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("alembic", "uvicorn.access", "bot.bolt", "slack_bolt", "slack_sdk"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a turn that lasts longer than its second is not worth a line
    logging.getLogger("bot.bolt").addFilter(_not_about_the_token)
    threading.excepthook = _thread_crashed


def _not_about_the_token(record: logging.LogRecord) -> bool:
    """Drop Bolt's remark that it leaves the token in the environment alone: our `authorize` is meant to."""
    return "`token`" not in record.getMessage()


def _trace(exc_info: tuple[type[BaseException], BaseException, TracebackType | None]) -> str:
    """Tell where it went wrong, and the kinds of error on the way; not what they say, which may be what somebody typed."""
    error, parts = traceback.TracebackException(*exc_info), []
    following: traceback.TracebackException | None = error
    while following is not None:
        parts.append("".join(following.stack.format()) + (following.exc_type.__qualname__ if following.exc_type else ""))
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return "\n\n".join(reversed(parts))


def _thread_crashed(told: threading.ExceptHookArgs) -> None:
    """Log what ended a thread, as everything else; Python's own way prints what the error says."""
    name = told.thread.name if told.thread else ""
    log.error("thread_crashed", thread=name, exc_info=(told.exc_type, told.exc_value, told.exc_traceback))
