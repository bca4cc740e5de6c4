"""`comity figures`: the figures on two states, by series."""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.options import finish, print_json, reading
from comity.cli.premises import Asked, premises_options, supposed

if TYPE_CHECKING:
    from comity.model.claim import Claim, Figure
    from comity.model.verdict import Bound
    from comity.publish.material import Material


@click.command("figures")
@premises_options
@reading
def command(
    dyad: tuple[str, str],
    ledger: Path,
    *,
    as_json: bool,
    strict: bool,
    asked: Asked,
) -> None:
    """List every figure on two states by what it measures, and what follows from them together.

    A line gives period, value with its hedge, mood, who said it and how many independent origins stand behind the point. With
    premises the answer is what would follow under them; nothing of it is kept.
    """
    from comity.cli.ruled_lines import print_struck, struck_rows

    material, premises = supposed(dyad, ledger, asked)
    if as_json:
        found = {"figures": _rows(material), "implied": _implied(material), "best": _best(material), "premises": premises}
        print_json({**found, "struck": struck_rows(material)})
    else:
        for line in premises:
            click.echo(line)
        _print(material)
        print_struck(material)
    finish(material, strict=strict)


def _rows(material: "Material") -> list[dict[str, Any]]:
    from comity.publish.export.rows import figure_rows

    kept = {claim.id for claim in material.figures}
    found = [row for row in figure_rows(material.pile) if row["claim"] in kept]
    for row in found:
        quantity, origin = material.quantity_of.get(row["claim"]), material.origin_of.get(row["claim"])
        row["quantity"], row["origin"] = quantity.id if quantity else None, origin.id if origin else None
    return found


def _implied(material: "Material") -> list[dict[str, Any]]:
    import msgspec

    quantities = material.quantities
    found = []
    for bound in implied(material):
        row: dict[str, Any] = msgspec.to_builtins(bound)
        found.append({**row, "key": msgspec.to_builtins(quantities[bound.quantity])})
    return found


def _best(material: "Material") -> list[dict[str, Any]]:
    import msgspec

    from comity.publish.best import best_values

    found: list[dict[str, Any]] = msgspec.to_builtins(best_values(material))
    return found


def implied(material: "Material") -> list["Bound"]:
    """The values that follow for quantities of the pair whose level nobody gives, where something limits them."""
    found = [b for b in material.bounds.values() if not b.is_stated and (b.strict.low is not None or b.strict.high is not None)]
    return sorted(found, key=lambda bound: bound.quantity)


def _print(material: "Material") -> None:
    from comity.cli.lines import claim_lines
    from comity.model.wording import amount, limits
    from comity.publish.export.gold import indicator_text
    from comity.publish.naming import period_words, series_words

    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in material.figures:
        figure: Figure = claim.payload  # type: ignore[assignment]
        groups[indicator_text(figure), _flow_text(figure)].append(claim)
    for (indicator, flow), claims in sorted(groups.items()):
        click.secho(f"{indicator}  {flow}".rstrip(), bold=True)
        for claim in sorted(claims, key=_by_period):
            for line in claim_lines(material.pile, claim.id):
                click.echo(f"  {line}")
    following = implied(material)
    if following:
        click.secho("What follows and nobody states", bold=True)
    for bound in following:
        quantity = material.quantities[bound.quantity]
        period = period_words(quantity.period)
        series = series_words(quantity, material.names)
        about = f"about {amount(bound.nominal, quantity.unit)}, " if bound.nominal is not None else ""
        click.echo(f"  {bound.quantity}  {series}, {period}: {about}{limits(bound.strict, quantity.unit)}")
        click.echo(f"    rests on {', '.join(bound.because)}")

    _print_best(material)


def _print_best(material: "Material") -> None:
    from comity.model.interval import Interval
    from comity.model.wording import amount, limits
    from comity.publish.best import best_values
    from comity.publish.naming import period_words, series_words

    found = best_values(material)
    if found:
        click.secho("Where several origins speak", bold=True)
    for best in found:
        quantity = material.quantities[best.quantity]
        spread = limits(Interval(best.low, best.high), quantity.unit)
        disputed = "; disputed" if best.is_disputed else ""
        click.echo(
            f"  {best.quantity}  {series_words(quantity, material.names)}, {period_words(quantity.period)}: best "
            f"{amount(best.value, quantity.unit)}, given by {best.agreeing} of {best.origins} origins; "
            f"all give {spread}{disputed}"
        )


def _flow_text(figure: "Figure") -> str:
    arrow = {"export": "to", "import": "from", "both": "and", None: "and"}[figure.direction]
    return f" {arrow} ".join(state for state in (figure.reporter, figure.partner) if state)


def _by_period(claim: "Claim") -> tuple[str, str]:
    figure: Figure = claim.payload  # type: ignore[assignment]
    return (figure.period.label() if figure.period else "", claim.id)
