{
    "name": "Street: meetings and minutes",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Regular meetings with agenda, sign-in, signed records and issued minutes, and the problem list that gets done",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_base", "calendar"],
    "data": [
        # security
        "security/street_meeting_groups.xml",
        "security/ir.model.access.csv",
        # meetings
        "security/street_meeting_rules.xml",
        "data/street_meeting_data.xml",
        "wizard/street_meeting_propose_views.xml",
        "wizard/street_meeting_sign_views.xml",
        "wizard/street_meeting_sign_paper_views.xml",
        "wizard/street_meeting_addend_views.xml",
        "views/street_meeting_sign_templates.xml",
        "views/street_meeting_answer_templates.xml",
        "report/street_meeting_reports.xml",
        "views/street_meeting_series_views.xml",
        "views/street_meeting_items_views.xml",
        "views/street_meeting_views.xml",
        "views/street_meeting_list_views.xml",
        "views/street_meeting_minutes_views.xml",
        # action items and feed
        "security/street_action_rules.xml",
        "data/street_action_data.xml",
        "report/street_action_reports.xml",
        "wizard/street_action_step_views.xml",
        "wizard/street_calendar_feed_make_views.xml",
        "views/street_action_item_views.xml",
        "views/street_action_item_search.xml",
        "views/street_action_progress_views.xml",
        "views/street_calendar_feed_views.xml",
        # menus
        "views/street_meeting_menus.xml",
    ],
    "demo": [
        # meetings
        "demo/res.users.csv",
        "demo/hr.employee.csv",
        "demo/res.partner.csv",
        "demo/street_meeting_demo.xml",
        # action items and feed
    ],
    "assets": {
        "web.assets_tests": [
            "street_meeting/static/tests/tours/*.js",
        ],
    },
    "application": True,
}
