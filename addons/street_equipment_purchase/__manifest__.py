{
    "name": "Street: purchase requests in Odoo Purchase",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "An approved purchase request becomes a request for quotation and a purchase order; what is accepted is received there",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_equipment", "purchase"],
    "data": [
        "views/street_equipment_request_views.xml",
        "views/purchase_order_views.xml",
    ],
    # An office that wants Odoo's Purchase (and with it accounting) installs that; this addon then comes by itself.
    "auto_install": ["street_equipment", "purchase"],
    "post_init_hook": "post_init_hook",
}
