Attribute VB_Name = "Lanceur"
Option Explicit
' The bench's own: LibreOffice Basic compiles both branches of #If, and so not xlwings' module.
' Shell does not wait, which UNO needs: what it starts talks to this very LibreOffice.

Public Sub Lancer(ByVal commande As String)
    Shell Environ("XLQUALITE_BENCH_RUN") & " " & commande & " " & Chr(34) & ThisWorkbook.Name & Chr(34), 0
End Sub
