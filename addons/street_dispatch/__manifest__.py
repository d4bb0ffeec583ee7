{
    "name": "Street: dispatch",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Matters from report to closing, enforcement item lists, routing by power",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_grid"],
    "data": [
        # security
        "security/street_dispatch_groups.xml",
        "security/ir.model.access.csv",
        "security/street_dispatch_rules.xml",
        # data
        "data/street.matter.major.csv",
        "data/street.matter.class.csv",
        "data/street.penalty.kind.csv",
        "data/street.procedure.set.csv",
        "data/street_dispatch_noupdate.xml",
        # views
        "views/street_matter_major_views.xml",
        "views/street_matter_class_views.xml",
        "views/street_penalty_kind_views.xml",
        "views/street_norm_views.xml",
        "views/street_instrument_views.xml",
        "views/street_authority_list_views.xml",
        "wizard/street_authority_take_back_views.xml",
        "views/street_authority_item_views.xml",
        "views/street_unit_views.xml",
        "views/street_dispatch_menus.xml",
    ],
    "demo": [
        "demo/street_dispatch_users_demo.xml",
        "demo/street.matter.class.term.csv",
        "demo/street_authority_list_demo.xml",
        "demo/street_authority_item_demo.xml",
    ],
    "application": True,
}
