"""`python -m tests.supply audit | sbom`."""

import sys

from tests.supply import audit, bom

if sys.argv[1:] == ["audit"]:
    sys.exit(audit.main())
bom.write()
