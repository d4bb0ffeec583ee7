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
        "views/street_case_views.xml",
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
    ],
    "application": True,
}
