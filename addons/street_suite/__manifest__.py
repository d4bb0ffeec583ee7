{
    "name": "Street",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Everything for a subdistrict office that enforces by itself: the one application to install",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_enforcement", "street_equipment", "street_meeting"],
    "application": True,
}
