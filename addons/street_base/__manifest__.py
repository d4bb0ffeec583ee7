{
    "name": "Street: shared ground",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Transitions, legal log, working calendar, deadlines, numbers, papers, people of a subdistrict office",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["hr", "mail", "portal"],
    "external_dependencies": {"python": ["chinesecalendar", "lunardate"]},
    "data": [
        # security
        "security/street_groups.xml",
        "security/ir.model.access.csv",
        "security/street_people_rules.xml",
        "security/street_time_rules.xml",
        # data
        "data/street.domain.csv",
        "data/street.officer.role.csv",
        "data/street.deadline.rule.csv",
        "data/street_time_data.xml",
        # views
        "views/street_menus.xml",
        "views/res_company_time_views.xml",
        "views/street_workday_views.xml",
        "views/street_deadline_rule_views.xml",
        "views/street_deadline_views.xml",
        "views/street_time_menus.xml",
    ],
    "demo": [
        "demo/street_company_demo.xml",
        "demo/res.users.csv",
        "demo/street.unit.csv",
        "demo/hr.employee.csv",
        "demo/street_people_demo.xml",
    ],
    "post_init_hook": "post_init_hook",
    "assets": {
        "web.assets_backend": [
            # Debian strips this file from the package; without the removal every backend page logs an error.
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
        ],
    },
}
