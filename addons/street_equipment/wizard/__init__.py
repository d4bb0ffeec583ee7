# inventory
from . import street_equipment_import
from . import street_label_print
from . import street_supply_book
from . import street_supply_book_line
# custody
from . import street_custody_scan_mixin
from . import street_custody_issue
from . import street_custody_issue_shift
from . import street_custody_return
from . import street_custody_return_line
from . import street_drone_sortie_enter
from . import street_drone_sortie_land
from . import street_kit_reserve
from . import street_recorder_entry
from . import street_vehicle_trip_end
# purchase requests
from . import street_equipment_request_decide
from . import street_equipment_request_receive
from . import street_equipment_request_receive_line
