"""What a move from Jekyll keeps and what it loses, told from the folder and from the site that Jekyll made of it."""

from biji.doctor.examination import examine
from biji.doctor.report import Finding, Kept, Kind, Report

__all__ = ["Finding", "Kept", "Kind", "Report", "examine"]
