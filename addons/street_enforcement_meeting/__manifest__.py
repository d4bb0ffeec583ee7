{
    "name": "Street: problems as matters and cases, heads in meeting",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "A problem becomes a matter or a case and ends with it; organ heads discuss a case in a meeting",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_enforcement", "street_meeting"],
    "data": [
        "security/ir.model.access.csv",
        "wizard/street_action_follow_views.xml",
        "views/street_action_item_views.xml",
        "views/street_meeting_views.xml",
        "views/street_decision_views.xml",
    ],
    "demo": ["demo/street_enforcement_meeting_users_demo.xml"],
    "auto_install": True,
}
