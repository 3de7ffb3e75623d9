from sdt_desktop.app import main

raise SystemExit(main())
