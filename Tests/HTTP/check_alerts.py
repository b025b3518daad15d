"""Alerts reach receivers that fail, stall and come back, and end when the trouble does.

The system tests have the script; this runs it among the others that concern HTTP.
"""

import os
import runpy
import sys

LIMIT = 120
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "SystemTests", "Python")

sys.path.insert(0, FOLDER)
runpy.run_path(os.path.join(FOLDER, "alerts.py"), run_name="__main__")
