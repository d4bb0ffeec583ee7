{
    "name": "Street: dispatch",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Matters from report to closing, enforcement item lists, routing by power",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_base"],
    "data": [
        # security
        "security/street_dispatch_groups.xml",
        "security/ir.model.access.csv",
        "security/street_dispatch_rules.xml",
        # data
        "data/street.matter.major.csv",
        "data/street.matter.class.csv",
        "data/street_dispatch_noupdate.xml",
        # views
        "views/street_matter_major_views.xml",
        "views/street_matter_class_views.xml",
        "views/street_dispatch_menus.xml",
    ],
    "demo": [
    ],
    "application": True,
}
