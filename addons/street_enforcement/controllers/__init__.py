# papers
from . import street_document_check
