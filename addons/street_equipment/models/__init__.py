# inventory
from . import street_label_mixin
from . import street_equipment_asset_mixin
from . import maintenance_equipment_category
from . import maintenance_equipment
from . import fleet_vehicle
from . import hr_employee_uniform
from . import res_company_equipment
from . import street_supply
from . import street_supply_stock
from . import street_supply_lot
from . import street_supply_move
from . import street_equipment_retirement
from . import street_equipment_retirement_line
from . import street_equipment_retirement_moves
from . import street_stocktake
from . import street_stocktake_line
from . import street_stocktake_moves
from . import street_stocktake_count
# custody
from . import street_moment_mixin
from . import res_company_custody
from . import street_kit
from . import street_kit_line
from . import street_custody
from . import street_custody_issue
from . import street_custody_moves
from . import street_custody_reminder
from . import street_reservation
from . import street_reservation_moves
from . import street_equipment_asset_mixin_custody
from . import maintenance_equipment_custody
from . import fleet_vehicle_custody
from . import maintenance_request_custody
from . import street_shift_custody
from . import hr_employee_custody
from . import hr_departure_wizard_custody
# purchase requests
