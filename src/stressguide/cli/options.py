"""Options that several commands have in common; several at a time stand in a dataclass, taken as one parameter."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer

from stressguide.texts import later

PlainPromptsOption = Annotated[
    bool,
    typer.Option(
        "--plain-prompts",
        help=later("Number the answers and redraw nothing, for screen readers. So does STRESSGUIDE_ACCESSIBLE=1."),
    ),
]


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, in place of each parameter that is a dataclass, the options that are that class's fields."""
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if not is_dataclass(parameter.annotation):
            parameters.append(parameter)
            continue
        groups[parameter.name] = parameter.annotation
        hints = get_type_hints(parameter.annotation, include_extras=True)
        parameters += [
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
            )
            for field in fields(parameter.annotation)
        ]

    @wraps(command)
    def expanded(**values: Any) -> None:
        for name, options in groups.items():
            values[name] = options(**{field.name: values.pop(field.name) for field in fields(options)})
        command(**values)

    expanded.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads this
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return expanded
