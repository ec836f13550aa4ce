"""Method: every parameter of the derived metrics, as one frozen value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """The parameters of the derived metrics; the defaults are those that the program states.

    `core_weight`: weight of a Core task against 1 for any other (with 2 the published
    `dv_rating_beta` is reproduced). `theory_weight`, `use_weight`: weights of theoretical and
    observed exposure in AI exposure. `risk_floor`: the part of the automatable share that counts
    where no use is seen. `shrinkage`: how many tasks' worth of the overall pattern is mixed into
    the pattern of use of an occupation. `fewest_tasks`: with fewer tasks seen there is no mode.
    `automate_from`, `augment_to`: shares of automating use that bound the mixed mode.
    `scenarios`: part of the gap between observed and theoretical exposure closed each year.
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

    def describe(self) -> str:
        """Return the settings in one line, for a source line."""
        words = (
            f"Core tasks weigh {self.core_weight:g}, theory to use"
            f" {self.theory_weight:g}:{self.use_weight:g}, risk floor {self.risk_floor:g}"
        )
        return f"Method: {words}{' (default)' if self == DEFAULT else ''}"


DEFAULT = Method()
