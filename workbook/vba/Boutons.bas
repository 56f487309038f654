Attribute VB_Name = "Boutons"
Option Explicit
' Made from the registry of commands by python -m xlqualite.build: do not edit.

Public Sub Bouton_controler()
    Call Lancer("controler")
End Sub

Public Sub Bouton_calculer()
    Call Lancer("calculer")
End Sub

Public Sub Bouton_plans()
    Call Lancer("plans")
End Sub

Public Sub Bouton_evaluation()
    Call Lancer("evaluation")
End Sub

Public Sub Bouton_lot()
    Call Lancer("lot")
End Sub

Public Sub Ruban_Action(control As Object)
    Call Lancer(control.Tag)
End Sub
