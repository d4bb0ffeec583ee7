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
        "security/street_matter_rules.xml",
        "security/street_hotline_rules.xml",
        # data
        "data/street.matter.major.csv",
        "data/street.matter.class.csv",
        "data/street.penalty.kind.csv",
        "data/street.procedure.set.csv",
        "data/street_dispatch_noupdate.xml",
        "data/street_number_series_data.xml",
        "data/street_hotline_layout_data.xml",
        # wizards
        "wizard/street_matter_verify_views.xml",
        "wizard/street_matter_dispatch_views.xml",
        "wizard/street_matter_transfer_views.xml",
        "wizard/street_matter_report_views.xml",
        "wizard/street_matter_check_views.xml",
        "wizard/street_matter_merge_views.xml",
        "wizard/street_matter_extend_views.xml",
        # views
        "views/street_matter_major_views.xml",
        "views/street_matter_class_views.xml",
        "views/street_penalty_kind_views.xml",
        "views/street_norm_views.xml",
        "views/street_instrument_views.xml",
        "wizard/street_authority_import_views.xml",
        "views/street_authority_list_views.xml",
        "wizard/street_authority_take_back_views.xml",
        "views/street_authority_item_views.xml",
        "views/street_unit_views.xml",
        # reports
        "report/street_authority_reports.xml",
        # menus
        "views/street_dispatch_menus.xml",
        "views/street_matter_views.xml",
        "views/street_matter_search.xml",
        "views/street_desk_views.xml",
        # reports
        "report/street_matter_reports.xml",
        "views/street_hotline_layout_views.xml",
        "wizard/street_hotline_import_wizard_views.xml",
        "views/street_hotline_import_views.xml",
        "views/street_hotline_matter_views.xml",
        "views/street_hotline_menus.xml",
    ],
    "demo": [
        "demo/street_dispatch_users_demo.xml",
        "demo/street.matter.class.term.csv",
        "demo/street_authority_list_demo.xml",
        "demo/street_authority_item_demo.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "street_dispatch/static/src/**/*",
        ],
        "web.assets_tests": [
            "street_dispatch/static/tests/tours/**/*",
        ],
    },
    "application": True,
}
