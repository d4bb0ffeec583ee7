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
# purchase requests
