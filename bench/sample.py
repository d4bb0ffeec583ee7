"""Reports as people send them in: the same ones every time, spread over the classes and micro grids of the demo office."""

import random
from datetime import datetime, timedelta

import shapely

INTAKE = "street_base.demo_user_intake"
DISPATCHER = "street_base.demo_user_dispatcher"


def as_user(env, xmlid):
    """Environment of a demo user in his office."""
    user = env.ref(xmlid)
    return env(user=user, context={"lang": "zh_CN", "allowed_company_ids": user.company_id.ids})


def reports(env, count, seed=1):
    """Values of new matters, without their source.

    :return: list of ``count`` dictionaries that JSON can carry
    """
    chance = random.Random(seed)
    classes = env["street.matter.class"].search([("is_valid", "=", True)]).ids
    points = points_in_grids(env, count, seed)
    now = datetime.now().replace(microsecond=0)
    return [
        {
            "class_id": chance.choice(classes), "description": f"Goods on the pavement in front of shop {number}",
            "address": f"East Street {number}", "longitude": longitude, "latitude": latitude,
            "reported_at": str(now - timedelta(minutes=chance.randrange(600))),
        }
        for number, (longitude, latitude) in enumerate(points)
    ]


def points_in_grids(env, count, seed=1):
    """Points all over the demo office, every fiftieth anywhere around it. :return: list of [longitude, latitude]"""
    chance = random.Random(seed)
    inside = shapely.union_all([polygon for _id, polygon in polygons(env)])
    shapely.prepare(inside)
    west, south, east, north = inside.bounds
    points = []
    while len(points) < count:
        point = round(chance.uniform(west, east), 7), round(chance.uniform(south, north), 7)
        if len(points) % 50 == 0 or shapely.intersects_xy(inside, *point):
            points.append(list(point))
    return points


def boundary_box(env):
    """The box around all grids of the office, as Shapely gives it."""
    return shapely.total_bounds([polygon for _id, polygon in polygons(env)]).tolist()


def polygons(env):
    """(id, Shapely polygon) of every grid of the office."""
    from odoo.addons.street_grid.tools import geojson

    grids = env["street.grid"].search([("company_id", "=", env.company.id), ("boundary", "!=", False)])
    return [(grid.id, geojson.load(grid.boundary)) for grid in grids]
