{
    "name": "Street: drone pilots",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "A drone takes off only with a pilot whose qualification was verified",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_training", "street_equipment"],
    "demo": [
        "demo/street_qualification_demo.xml",
    ],
    "auto_install": True,
}
