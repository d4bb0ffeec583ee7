"""Starts Odoo. Run by the virtual environment's Python, never imported.

A script and not `python -m odoo`: Odoo starts its gevent process from the name of this file.
"""

import os
import sys

sys.path[0] = os.environ["STREET_ODOO_PATH"]  # and not this folder, whose modules are no top-level names

import odoo.cli  # noqa: E402

if recording := os.environ.get("STREET_TEST_RECORD"):
    import runpy

    runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), "odoo_record.py"))["install"](recording)
odoo.cli.main()
