"""Projects: what is one under several names, and what only looks alike."""

import pytest
from tests.unit.resolve.record_factory import day, in_one, of_kind, project, reports

from comity.model.claim import Project
from comity.resolve import resolve

ONE = [
    (project("GALILEI ground station"), project("ground station of the Galilei navigation system")),
    (project("Turkana wind farm", type="infrastructure"), project("wind farm at Turkana", type="infrastructure")),
    (
        project("cable between Mombasa and Bergen", type="infrastructure"),
        project("submarine cable from Bergen to Mombasa", type="infrastructure"),
    ),
    # states that neither report names
    (project("Turkana-Marsabit railway", parties=()), project("Turkana-Marsabit railway")),
    # plain names, of one place or one due day
    (project("new acid plant", place="Kitale"), project("acid plant", place="Kitale, Kenya")),
    (project("new acid plant", due=day(2024, 6, 1)), project("acid plant", due=day(2024, 6, 1))),
    # a due day that moved
    (project("Turkana smelter", due=day(2024, 6, 1)), project("Turkana smelter", due=day(2025, 6, 1))),
    # a kind that tells little
    (project("Turkana geothermal plant"), project("Turkana geothermal project", type="programme")),
    (project("fertiliser blending and bagging mill"), project("bagging and blending mill")),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_project_under_two_names(left: Project, right: Project) -> None:
    for pair in ((left, right), (right, left)):
        assert len(of_kind(resolve(reports(*pair)), "project")) == 1


TWO = [
    (project("Turkana wind farm"), project("Marsabit wind farm")),
    (project("new shipping route", type="route"), project("shipping route", type="route")),
    (project("Turkana wind farm"), project("Turkana wind farm", parties=("SWE", "TZA"))),
    (project("new projects with Equinor"), project("Equinor gas field")),
    (project("Turkana railway", parties=()), project("Turkana railway")),
    (project("new acid plant", due=day(2024, 6, 1)), project("acid plant", due=day(2025, 6, 1))),
    # a route and a zone at one port
    (project("shipping route Puerto Ejemplo", type="programme"), project("Puerto Ejemplo economic zone", type="programme")),
    (project("second power plant"), project("power plant")),
    (project("Turkana smelter", place="Lodwar"), project("Turkana smelter", place="Nairobi")),
    (project("hospital wing", place="Nairobi"), project("hospital wing", place="Mombasa")),
    (project("oil and gas exploration", type="programme"), project("exploration of new oil fields", type="programme")),
    (project("Turkana bank", type="bank_link"), project("Turkana bank", type="route")),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_lookalikes_stay_two(left: Project, right: Project) -> None:
    for pair in ((left, right), (right, left)):
        assert len(of_kind(resolve(reports(*pair)), "project")) == 2


def test_a_plainer_name_joins_within_its_document() -> None:
    long, short = project("shipping route via Aden", type="route"), project("new shipping route", type="route")
    assert len(of_kind(resolve(in_one(long, short)), "project")) == 1
    assert len(of_kind(resolve(reports(long, short)), "project")) == 2
