"""Method: every parameter of the derived metrics, as one frozen value, and what each is for."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, NamedTuple

from occdesk.model.errors import UsageError
from occdesk.system.files import UnfitError
from occdesk.system.json_text import parse_object

ParameterUnit = Literal["weight", "share", "tasks", "whole tasks", "share a year"]


class Parameter(NamedTuple):
    """One number of a Method that a reader may change.

    `name` is the field of Method, and `place` the position within it where the field holds
    several numbers. `low` and `high` are allowed, and what lies between them; `step` is how far
    one turn of a control goes. `effect` is a sentence about what a higher number does.
    """

    name: str
    label: str
    unit: ParameterUnit
    low: float
    high: float
    step: float
    effect: str
    place: int | None = None

    @property
    def id(self) -> str:
        """The name in tables and controls: `risk_floor`, `scenarios.1`."""
        return self.name if self.place is None else f"{self.name}.{self.place + 1}"

    @property
    def is_whole(self) -> bool:
        """Whether it counts things."""
        return self.unit == "whole tasks"

    @property
    def default(self) -> float:
        """The number that the program states where nobody has changed it."""
        return self.of(DEFAULT)

    def of(self, method: "Method") -> float:
        """Return the number that METHOD has for it."""
        found = getattr(method, self.name)
        return float(found if self.place is None else found[self.place])

    def put(self, method: "Method", number: float) -> "Method":
        """Return METHOD with NUMBER for it; raises UsageError for one that is not allowed."""
        if self.place is None:
            whole = self.is_whole and math.isfinite(number) and number == int(number)
            # A control gives 3.0 where the method counts 3.
            return method.with_(**{self.name: int(number) if whole else number})
        numbers = list(getattr(method, self.name))
        numbers[self.place] = number
        return method.with_(**{self.name: tuple(numbers)})


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "core_weight", "Weight of Core tasks", "weight", 0.25, 10, 0.25,
        "Core tasks count this much against 1 for any other task in theoretical exposure and"
        " automation potential; 2 reproduces the figures that the authors published.",
    ),
    Parameter(
        "theory_weight", "Weight of theory", "weight", 0, 10, 0.25,
        "A higher weight moves AI exposure towards what could be done with AI.",
    ),
    Parameter(
        "use_weight", "Weight of use", "weight", 0, 10, 0.25,
        "A higher weight moves AI exposure towards what AI is seen to be used for.",
    ),
    Parameter(
        "risk_floor", "Floor of automation risk", "share", 0, 1, 0.05,
        "The part of the automatable share that counts where no use is seen; at 1 use does not"
        " matter, at 0 unused potential is no risk.",
    ),
    Parameter(
        "shrinkage", "Shrinkage of the pattern of use", "tasks", 0, 50, 1,
        "So many tasks’ worth of the overall pattern are mixed into an occupation’s own; a higher"
        " number draws occupations with few tasks seen towards the overall share.",
    ),
    Parameter(
        "fewest_tasks", "Fewest tasks for a mode", "whole tasks", 1, 20, 1,
        "With fewer tasks seen in use no mode is named; a higher number leaves more without one.",
    ),
    Parameter(
        "automate_from", "Automate from", "share", 0, 1, 0.05,
        "The mode is automate from this share of automating use on; a higher share names fewer.",
    ),
    Parameter(
        "augment_to", "Augment up to", "share", 0, 1, 0.05,
        "The mode is augment up to this share of automating use; a lower share names fewer.",
    ),
    Parameter(
        "scenarios", "Slow scenario", "share a year", 0, 1, 0.05,
        "Part of the gap between use and theory that closes each year in the slow scenario.", 0,
    ),
    Parameter(
        "scenarios", "Middle scenario", "share a year", 0, 1, 0.05,
        "Part of the gap between use and theory that closes each year in the middle scenario.", 1,
    ),
    Parameter(
        "scenarios", "Fast scenario", "share a year", 0, 1, 0.05,
        "Part of the gap between use and theory that closes each year in the fast scenario.", 2,
    ),
)  # fmt: skip
"""Every number of a Method, in the order of its fields."""

_ALWAYS_SAID = ("core_weight", "theory_weight", "use_weight", "risk_floor")


@dataclass(frozen=True, slots=True)
class Method:
    """The parameters of the derived metrics; the defaults are those that the program states.

    PARAMETERS says what each is for. Raises UsageError with one sentence for a number out of its
    bounds, for weights that are both 0, and for bounds or scenarios in the wrong order.
    """

    core_weight: float = 2.0
    theory_weight: float = 1.0
    use_weight: float = 1.0
    risk_floor: float = 0.5
    shrinkage: float = 5.0
    fewest_tasks: int = 3
    automate_from: float = 0.5
    augment_to: float = 0.4
    scenarios: tuple[float, float, float] = (0.1, 0.2, 0.3)

    def __post_init__(self) -> None:
        _check_scenarios(self.scenarios)
        for each in PARAMETERS:
            found = getattr(self, each.name)
            _check(each, found if each.place is None else found[each.place])
        if self.theory_weight + self.use_weight == 0:
            raise UsageError("Theory and use cannot both weigh 0; give one of them a weight.")
        if self.augment_to > self.automate_from:
            raise UsageError(
                f"Augment goes up to {self.augment_to:g} and automate begins at"
                f" {self.automate_from:g}; the first must not be higher."
            )
        if list(self.scenarios) != sorted(self.scenarios):
            raise UsageError("The scenarios must go from slow to fast.")

    def with_(self, **changes: object) -> "Method":
        """Return a copy with CHANGES made; raises UsageError for one that is not allowed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def describe(self) -> str:
        """Return the settings in one line, for a source line; the rarer ones where changed."""
        words = (
            f"Core tasks weigh {self.core_weight:g}, theory to use"
            f" {self.theory_weight:g}:{self.use_weight:g}, risk floor {self.risk_floor:g}"
        )
        if self == DEFAULT:
            return f"Method: {words} (default)"
        others = [
            f"{each.label[:1].lower()}{each.label[1:]} {each.of(self):g}"
            for each in PARAMETERS
            if each.name not in _ALWAYS_SAID and each.of(self) != each.default
        ]
        return f"Method: {', '.join((words, *others))}"

    def to_json(self) -> str:
        """Return the method as one line of JSON, keys sorted."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Method":
        """Return the method that `to_json` wrote; raises UsageError for anything else.

        What is not named keeps its default.
        """
        try:
            raw = parse_object(text)
        except UnfitError as error:
            raise UsageError(f"The method cannot be read: {error}.") from error
        return cls.from_mapping(raw)

    @classmethod
    def from_mapping(cls, raw: Mapping[str, Any]) -> "Method":
        """Return the method with the parameters of RAW, others as by default; or UsageError."""
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(raw) - known)
        if unknown:
            raise UsageError(
                f"The method has no parameter “{unknown[0]}”; there are {', '.join(sorted(known))}."
            )
        given = dict(raw)
        if isinstance(given.get("scenarios"), list):
            given["scenarios"] = tuple(given["scenarios"])
        return cls(**given)


def _check_scenarios(numbers: object) -> None:
    if not isinstance(numbers, tuple) or len(numbers) != 3:
        raise UsageError("The method needs three scenarios: slow, middle and fast.")


def _check(what: Parameter, number: object) -> None:
    """Raise UsageError unless NUMBER is a number within the bounds of WHAT."""
    if isinstance(number, bool) or not isinstance(number, int | float) or number != number:
        raise UsageError(f"{what.label} ({what.id}) must be a number, not {number!r}.")
    if not what.low <= number <= what.high:
        raise UsageError(
            f"{what.label} ({what.id}) is {_say(number)}; it goes from {what.low:g}"
            f" to {what.high:g}."
        )
    if what.is_whole and number != int(number):
        raise UsageError(f"{what.label} ({what.id}) is {number:g}; it must be a whole number.")


def _say(number: float) -> str:
    return f"{number:g}" if abs(number) < 1e12 else "very large"


DEFAULT = Method()
