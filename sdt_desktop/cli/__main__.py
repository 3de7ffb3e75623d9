import sys

from sdt_desktop.cli.main import main

sys.exit(main())
