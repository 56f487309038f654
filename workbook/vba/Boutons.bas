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

Public Sub Bouton_appels()
    Call Lancer("appels")
End Sub

Public Sub Bouton_integrer()
    Call Lancer("integrer")
End Sub

Public Sub Bouton_plan_ot()
    Call Lancer("plan_ot")
End Sub

Public Sub Bouton_fiche_ot()
    Call Lancer("fiche_ot")
End Sub

Public Sub Bouton_aller_anomalie()
    Call Lancer("aller_anomalie")
End Sub

Public Sub Bouton_ouvrir_dossier()
    Call Lancer("ouvrir_dossier")
End Sub

Public Sub Bouton_partager()
    Call Lancer("partager")
End Sub

Public Sub Bouton_partager_ot()
    Call Lancer("partager_ot")
End Sub

Public Sub Bouton_preparer_grille()
    Call Lancer("preparer_grille")
End Sub

Public Sub Bouton_enregistrer_grille()
    Call Lancer("enregistrer_grille")
End Sub

Public Sub Ruban_Action(control As Object)
    Call Lancer(control.Tag)
End Sub
