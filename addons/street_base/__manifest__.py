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
        "security/street_shift_rules.xml",
        "security/street_time_rules.xml",
        "security/street_log_rules.xml",
        # data
        "data/street.domain.csv",
        "data/street.officer.role.csv",
        "data/street_shift_kind_data.xml",
        "data/street.deadline.rule.csv",
        "data/street_time_data.xml",
        "data/street_log_cron.xml",
        # wizards: before the views whose buttons open them
        "wizard/street_move_reason_views.xml",
        "wizard/street_shift_copy_views.xml",
        # views
        "views/hr_employee_public_views.xml",
        "views/hr_employee_views.xml",
        "views/street_domain_views.xml",
        "views/street_officer_role_views.xml",
        "views/street_shift_kind_views.xml",
        "views/street_shift_swap_views.xml",
        "views/street_shift_views.xml",
        "views/street_stand_in_views.xml",
        "views/street_subject_views.xml",
        "views/street_unit_views.xml",
        "views/res_config_settings_views.xml",
        "views/res_company_time_views.xml",
        "views/street_workday_views.xml",
        "views/street_deadline_rule_views.xml",
        "views/street_deadline_views.xml",
        # reports
        "report/street_roster_reports.xml",
        # menus
        "views/street_menus.xml",
        "views/street_people_menus.xml",
        "views/street_time_menus.xml",
        "views/street_log_views.xml",
        "views/street_number_views.xml",
    ],
    "demo": [
        "demo/street_company_demo.xml",
        "demo/res.users.csv",
        "demo/street.unit.csv",
        "demo/hr.employee.csv",
        "demo/street_people_demo.xml",
        "demo/street_shift_demo.xml",
    ],
    "post_init_hook": "post_init_hook",
    "assets": {
        "web.assets_backend": [
            # Debian strips this file from the package; without the removal every backend page logs an error.
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
            "street_base/static/src/report/*.js",
        ],
        "web.assets_tests": [
            "street_base/static/tests/tours/*.js",
        ],
    },
}
