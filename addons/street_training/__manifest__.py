{
    "name": "Street: training and certificates",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Courses, drills and exams of the officers, required hours, and the enforcement certificate with its validity",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_base", "hr_skills", "calendar"],
    "data": [
        # security
        "security/street_training_groups.xml",
        "security/ir.model.access.csv",
        # courses, sessions, plans
        "security/street_training_class_rules.xml",
        "data/street.course.csv",
        "data/street_training_noupdate.xml",
        "views/street_course_views.xml",
        "views/street_training_session_views.xml",
        "views/street_training_session_search.xml",
        "views/street_training_attendance_views.xml",
        "views/res_company_class_views.xml",
        # certificates and qualifications
        "security/street_certificate_rules.xml",
        "data/street_certificate_data.xml",
        "wizard/street_certificate_grant_views.xml",
        "wizard/street_certificate_inspect_views.xml",
        "views/street_certificate_views.xml",
        "views/street_certificate_templates.xml",
        "views/street_qualification_views.xml",
        "views/hr_employee_public_enforcer_views.xml",
        "views/res_config_settings_certificate_views.xml",
        "report/street_certificate_reports.xml",
        # menus
        "views/street_training_menus.xml",
        "views/street_training_class_menus.xml",
        "views/street_certificate_menus.xml",
    ],
    "demo": [
        "demo/res.users.csv",
    ],
    "application": True,
}
