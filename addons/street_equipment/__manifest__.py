{
    "name": "Street: equipment",
    "version": "19.0.1.0.0",
    "category": "Street",
    "summary": "Recorders, drones, radios, vehicles and supplies: inventory, labels, custody, stock-take, maintenance and purchase requests",
    "author": "Street developers",
    "license": "AGPL-3",
    "depends": ["street_base", "maintenance", "hr_maintenance", "fleet", "hr_fleet"],
    "data": [
        # security
        "security/street_equipment_groups.xml",
        "security/ir.model.access.csv",
        # inventory
        "security/street_stock_rules.xml",
        "data/street_number_series_data.xml",
        "views/maintenance_equipment_views.xml",
        "views/fleet_vehicle_views.xml",
        "views/street_supply_views.xml",
        # custody
        "security/street_custody_rules.xml",
        "data/street_custody_data.xml",
        "wizard/street_custody_issue_views.xml",
        "wizard/street_custody_return_views.xml",
        "views/street_custody_views.xml",
        "views/street_kit_views.xml",
        "views/street_reservation_views.xml",
        "views/street_shift_custody_views.xml",
        "views/hr_employee_custody_views.xml",
        "views/hr_departure_wizard_custody_views.xml",
        "views/res_company_custody_views.xml",
        # purchase requests
        # menus
        "views/street_equipment_menus.xml",
        "views/street_stock_menus.xml",
        "views/street_custody_menus.xml",
    ],
    "application": True,
}
