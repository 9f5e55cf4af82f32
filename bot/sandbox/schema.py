"""Small rules that a JSON value must obey, with Slack's own wording for each breach."""

from collections.abc import Callable, Mapping

Problems = list[str]
Rule = Callable[[object, str, Problems], None]


def report(problems: Problems, message: str, pointer: str) -> None:
    """Add a breach in the form of Slack's `response_metadata.messages`."""
    problems.append(f"[ERROR] {message} [json-pointer:{pointer}]")


def string(low: int = 0, high: int | None = None) -> Rule:
    """A string of `low` to `high` characters (code points, as Slack counts)."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            report(problems, "must provide a string", pointer)
        elif len(value) < low:
            report(problems, f"must be more than {low - 1} characters", pointer)
        elif high is not None and len(value) > high:
            report(problems, f"must be less than {high + 1} characters", pointer)

    return check


def matching(accepts: Callable[[str], bool], complaint: str) -> Rule:
    """A string that a test accepts."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str) or not accepts(value):
            report(problems, complaint, pointer)

    return check


def boolean(value: object, pointer: str, problems: Problems) -> None:
    """Accept true or false."""
    if not isinstance(value, bool):
        report(problems, "must provide a boolean", pointer)


def integer(low: int, high: int | None = None) -> Rule:
    """A whole number within bounds."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report(problems, "must provide an integer", pointer)
        elif value < low or (high is not None and value > high):
            report(problems, f"must be between {low} and {high}" if high is not None else f"must be at least {low}", pointer)

    return check


def one_of(*allowed: object) -> Rule:
    """One of a few fixed values."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if value not in allowed:
            report(problems, f"value must be one of {', '.join(map(str, allowed))}", pointer)

    return check


def items(rule: Rule, low: int, high: int | None) -> Rule:
    """A list of `low` to `high` things that each obey a rule."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            report(problems, "must provide an array", pointer)
            return
        if len(value) < low:
            report(problems, f"no less than {low} items allowed" if low > 1 else "must be more than 0 items", pointer)
        if high is not None and len(value) > high:
            report(problems, f"no more than {high} items allowed", pointer)
        for index, item in enumerate(value):
            rule(item, f"{pointer}/{index}", problems)

    return check


def shape(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with these fields and no others."""
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            report(problems, "must provide an object", pointer)
            return
        for name in required:
            if name not in value:
                report(problems, f"missing required field: {name}", pointer)
        for name, inner in value.items():
            if name not in known:
                report(problems, f"invalid additional property: {name}", pointer)
            else:
                known[name](inner, f"{pointer}/{name}", problems)

    return check


def typed(kinds: Mapping[str, Rule]) -> Rule:
    """An object whose `type` chooses its rule; an unknown type is refused."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            report(problems, "must provide an object", pointer)
        elif "type" not in value:
            report(problems, "missing required field: type", pointer)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            report(problems, f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            kinds[value["type"]](value, pointer, problems)

    return check


def also(rule: Rule, *more: Rule) -> Rule:
    """A value that obeys several rules; the later ones only judge what the first accepts."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        found: Problems = []
        rule(value, pointer, found)
        problems.extend(found)
        if not found:
            for extra in more:
                extra(value, pointer, problems)

    return check
