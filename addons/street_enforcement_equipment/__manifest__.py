{
    "name": "Street: equipment behind the evidence",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "The recorder, drone or vehicle in custody at the time is offered as the device of evidence; a missing recorder is shown on the case",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_enforcement", "street_equipment"],
    "data": [
        "security/street_enforcement_equipment_groups.xml",
        "views/street_evidence_views.xml",
        "views/street_case_views.xml",
    ],
    "auto_install": True,
}
