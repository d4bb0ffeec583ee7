{
    "name": "Street: grids",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Territory of a subdistrict: grids and their boundaries, posts, places, patrols, chiefs, and a map view",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_base", "web_hierarchy"],
    "external_dependencies": {"python": ["numpy", "shapely"]},
    "data": [
        # security
        "security/street_grid_groups.xml",
        "security/ir.model.access.csv",
        "security/street_grid_rules.xml",
        # wizards
        "wizard/street_grid_day_views.xml",
        "wizard/street_grid_import_views.xml",
        "wizard/street_grid_settle_views.xml",
        "wizard/street_grid_topology_views.xml",
        # views
        "views/street_grid_views.xml",
        "views/street_grid_actions.xml",
        "views/street_grid_boundary_views.xml",
        "views/street_grid_post_views.xml",
        "views/street_grid_link_templates.xml",
        "views/street_grid_link_views.xml",
        "views/street_place_views.xml",
        "views/street_patrol_plan_views.xml",
        "views/street_patrol_views.xml",
        "views/street_patrol_finding_views.xml",
        "views/street_patrol_checkin_views.xml",
        "views/street_chief_views.xml",
        "views/res_config_settings_views.xml",
        # reports
        "report/street_grid_reports.xml",
        # menus
        "views/street_grid_menus.xml",
    ],
    "demo": [
        "demo/res.users.csv",
        "demo/street_grid_demo.xml",
    ],
    "assets": {
        # Loaded by the map only when it is opened.
        "street_grid.leaflet": [
            "street_grid/static/lib/leaflet/leaflet.js",
            "street_grid/static/lib/leaflet/leaflet.css",
        ],
        "web.assets_backend": [
            "street_grid/static/src/**/*",
        ],
        "web.assets_tests": [
            "street_grid/static/tests/tours/**/*",
        ],
    },
    "application": True,
}
