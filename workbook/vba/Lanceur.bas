Attribute VB_Name = "Lanceur"
Option Explicit
' The only place that starts Python: every button and every item of the ribbon comes here.
' ASCII only; xlwings' own module, beside this one, does the starting.

Public Sub Lancer(ByVal commande As String)
    Dim interpreteur As String
    #If Mac Then
        ' no look at the file: Excel for Mac sees nothing outside its own folders
        interpreteur = GetConfig("INTERPRETER_MAC")
        If interpreteur = "" Then
            Call DireAbsent
        Else
            Call RunPython("import xlqualite.buttons; xlqualite.buttons.press('" & commande & "')")
        End If
    #Else
        interpreteur = GetConfig("INTERPRETER_WIN")
        If FileExists(interpreteur) Then
            ' as a program of its own rather than by RunPython: ours comes before xlwings, which
            ' would load pandas and numpy; -P: a file of the current folder is not taken for a module
            Call RunFrozenPython(interpreteur, "-B -P -m xlqualite.buttons " & commande)
        Else
            Call DireAbsent
        End If
    #End If
End Sub

Private Sub DireAbsent()
    Dim e As String, espace As String
    e = ChrW(233)
    espace = ChrW(160)
    MsgBox "Excel ne trouve pas le programme qui fait le travail des boutons" & espace & ": il n'est pas " & _
        "encore install" & e & " sur cet ordinateur, ou il a " & e & "t" & e & " d" & e & "plac" & e & "." & vbNewLine & _
        vbNewLine & "Pour y rem" & e & "dier, fermez ce classeur, ouvrez une fen" & ChrW(234) & "tre de commande et tapez" & espace & ":" & _
        vbNewLine & vbNewLine & "xlqualite docteur " & Chr(34) & ThisWorkbook.FullName & Chr(34) & " --reparer", vbExclamation, "D" & e & "marche qualit" & e
End Sub
