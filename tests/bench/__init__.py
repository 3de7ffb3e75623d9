"""The benchmark: `python -m tests.bench [--small] [--json OUT] [--only NAME]`. It claims ratios, never seconds."""
