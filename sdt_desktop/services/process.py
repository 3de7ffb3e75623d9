"""What both composition roots do first."""

from sdt_desktop.vault.process import harden_process

__all__ = ["harden_process"]
