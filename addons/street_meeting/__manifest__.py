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
        "views/street_meeting_series_views.xml",
        "views/street_meeting_views.xml",
        "views/street_meeting_minutes_views.xml",
        # action items and feed
        # menus
        "views/street_meeting_menus.xml",
    ],
    "application": True,
}
