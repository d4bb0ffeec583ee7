from . import street_report_pdf
from . import street_report_xlsx
from . import street_roster_pdf
from . import street_roster_xlsx
