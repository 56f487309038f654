"""A workbook that is open in Excel, read and written through xlwings: the live adapter.

Values cross the border between Python and Excel a rectangle at a time, for each crossing costs as
much as a thousand cells. Only `protection`, `filters` and `state` go past xlwings, by ``.api``.

What a run writes cannot be undone by Ctrl+Z: Excel forgets what there was to undo whenever a
program writes. The file is left unsaved; closing the workbook without saving it undoes the run.
"""
