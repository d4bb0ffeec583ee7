from . import test_evidence_device
