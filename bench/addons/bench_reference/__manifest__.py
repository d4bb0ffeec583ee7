{
    "name": "Street: reference of the measurements",
    "summary": "Bare models that the speed of Street is compared with; not part of the suite",
    "version": "19.0.1.0.0",
    "category": "Hidden",
    "license": "AGPL-3",
    "author": "Street contributors",
    "depends": ["street_dispatch"],
    "data": ["security/ir.model.access.csv"],
    "installable": True,
}
