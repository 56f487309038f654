"""The proof that a new file is the old one with what was asked, and only that."""

from xlqualite.excel.ooxml.verification.proof import verify, verify_added

__all__ = ["verify", "verify_added"]
