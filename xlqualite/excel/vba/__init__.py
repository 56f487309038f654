"""A VBA project from source text: the part ``vbaProject.bin`` of a workbook.

No library writes one: `oletools` and `olefile` only read, and serve the tests. What follows is
[MS-OVBA] (how Office keeps VBA) within [MS-CFB] (its file of files), as far as a project of plain
source needs them.
"""
