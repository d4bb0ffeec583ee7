{
    "name": "Street: enforcement",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Penalty cases from the lead to the archive: officers, evidence, papers, notice, hearing, review, decision, service, money, remedies",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_dispatch", "street_training"],
    "data": [
        # security
        "security/street_enforcement_groups.xml",
        "security/ir.model.access.csv",
        "security/street_case_rules.xml",
        "security/street_decision_rules.xml",
        # cases
        "data/street_case_series_data.xml",
        "wizard/street_case_ask_views.xml",
        "wizard/street_case_opinion_views.xml",
        "wizard/street_case_paper_views.xml",
        "wizard/street_case_assign_views.xml",
        "wizard/street_case_link_views.xml",
        "wizard/street_case_spot_views.xml",
        "wizard/street_form_issue_views.xml",
        "views/street_case_party_views.xml",
        "views/street_case_recusal_views.xml",
        "views/street_case_views.xml",
        "views/street_case_lists.xml",
        "views/street_form_views.xml",
        "views/street_form_block_views.xml",
        "views/street_matter_case_views.xml",
        "views/res_config_settings_case_views.xml",
        # papers
        "security/street_document_rules.xml",
        "data/street.document.fact.csv",
        "data/street_document_clause_data.xml",
        "data/street_document_series_data.xml",
        "data/street_document_type_lead_data.xml",
        "data/street_document_type_inquiry_data.xml",
        "data/street_document_type_decision_data.xml",
        "data/street_document_type_execution_data.xml",
        "data/street_document_type_archive_data.xml",
        "report/street_document_reports.xml",
        # evidence, service, remedies, publication
        # decisions and money
        # menus
        "views/street_enforcement_menus.xml",
    ],
    "demo": [
        "demo/res.users.csv",
        "demo/street_enforcement_users_demo.xml",
    ],
    "application": True,
}
