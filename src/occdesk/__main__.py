"""`python -m occdesk` is the program."""

import sys

from occdesk.app.main import main

sys.exit(main())
