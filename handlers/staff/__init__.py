"""Whoever works for a neighbourhood, its coordinators and owners: who they are, whom they mean."""

from handlers.staff.areas import area_name, areas_called
from handlers.staff.called import SURE, alike, certainly, labels, name, people_called
from handlers.staff.choose import chosen
from handlers.staff.undo import in_time, let_it_be
from handlers.staff.who import (
    ROLES,
    TEAM,
    area_for,
    coordinates,
    coordinators,
    in_team,
    only,
    where,
)

__all__ = [
    "ROLES",
    "SURE",
    "TEAM",
    "alike",
    "area_for",
    "area_name",
    "areas_called",
    "certainly",
    "chosen",
    "coordinates",
    "coordinators",
    "in_team",
    "in_time",
    "labels",
    "let_it_be",
    "name",
    "only",
    "people_called",
    "where",
]
