### Actiepunten.

button-done = Klaar
button-later = Later herinneren
button-drop = Laten vervallen
button-change = Wijzigen
button-reopen = Heropenen
button-again = Toch nog een keer
button-no-date = Zonder datum
button-next-page = Volgende ({ $rest })

action-fallback = Actiepunt { $number }: { $text }
action-made = Vastgelegd als { $number }, zonder datum.
action-made-due = Vastgelegd als { $number }, uiterlijk { $day }.
action-done = { $number } is afgerond.
action-dropped = { $number } is vervallen.
action-reopened = { $number } staat weer open.
action-undone = { $number } is ongedaan gemaakt.
action-postponed = Over { $number } hoort u { $day } weer. De uiterste datum blijft zoals die is.
action-again = Dit legde u zojuist al vast als { $number }. Nog een keer?
action-state-done = afgerond door { $by }
action-state-dropped = vervallen
action-state-undone = ongedaan gemaakt
action-assigned-by = Vastgelegd door { $by }
action-source = Uit een bericht in #{ $channel }
due-none = geen datum
due-on = uiterlijk { $day }
due-overdue =
    { $days ->
        [one] uiterlijk { $day } (1 dag verlopen)
       *[other] uiterlijk { $day } ({ $days } dagen verlopen)
    }

actions-own-title = Uw openstaande actiepunten
actions-all-title = Alle openstaande actiepunten
actions-overdue-title = Verlopen actiepunten
actions-member-title = Openstaande actiepunten van { $name }
actions-own-none = U hebt geen openstaande actiepunten.
actions-all-none = Er staan geen actiepunten open.
actions-overdue-none = Er zijn geen verlopen actiepunten.
actions-member-none = { $name } heeft geen openstaande actiepunten.

assigned = { $by } heeft u actiepunt { $number } gegeven.
told-done = { $by } heeft { $number } afgerond: { $text }
ping-title =
    { $count ->
        [one] Dit actiepunt staat voor u open:
       *[other] Deze { $count } actiepunten staan voor u open:
    }
ping-rest = En nog { $rest }: { $command } acties

form-action-title = Actiepunt
field-action-text = Wat moet er gebeuren?
field-action-owners = Actiehouder
field-action-owners-hint = Laat u dit leeg, dan bent u het zelf. De eerste is aanspreekbaar; ieder van hen kan het afronden.
field-action-due = Uiterlijk
form-postpone-title = Later herinneren
field-later = Herinner mij
later-1 = Morgen ({ $day })
later-3 = Over drie dagen ({ $day })
later-moved = { $day }
later-7 = Over een week ({ $day })
field-later-date = Of op een andere dag
field-later-date-hint = Hoogstens 30 dagen vooruit. Wat u hier kiest gaat voor.

mistake-action-empty = Vul in wat er moet gebeuren.
mistake-action-long = Een actiepunt heeft hoogstens { $limit } tekens; dit zijn er { $length }. Maak er een paar kortere van.
refused-action-unknown = Ik ken geen actiepunt { $item }. Uw lijst staat onder „acties”.
refused-not-your-action = { $item } is niet van u. Alleen de actiehouder of een organisator kan dit.
refused-action-for-others = Voor een ander legt een organisator een actiepunt vast. Voor uzelf kan het zonder naam erachter.
refused-action-closed = { $item } is al gesloten ({ $on }, door { $by }). Met heropen { $item } staat het weer open.
refused-action-open = { $item } staat al open.
refused-postponed-too-far = Herinneren kan hoogstens 30 dagen vooruit: tot en met { $latest }.
refused-postponed-past = Kies een dag na vandaag.
