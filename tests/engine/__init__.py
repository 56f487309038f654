"""A test engine under xlwings' public engine API: the code of the buttons, without Excel.

What stands behind it is a driver: a file read with openpyxl, or a document open in LibreOffice.
"""
