### Actiepunten.

button-done = Klaar
button-later = Later herinneren
button-drop = Laten vervallen
button-change = Wijzigen
button-reopen = Heropenen
button-again = Toch nog een keer
action-owner-asked = Wie is @{ $name }? Slack kent die naam niet, dus ik heb nog niets vastgelegd.
button-no-member = Geen lid: „{ $name }” blijft tekst
button-no-date = Zonder datum
button-next-page = Volgende ({ $rest })
button-ask-due = Andere datum…
button-give-back = Teruggeven…
button-give-back-now = Teruggeven
button-link = Koppelen aan een lid…
button-link-now = Koppelen
button-grant = Akkoord
button-decline = Niet akkoord
button-ask = Vragen
button-previous-page = Vorige

action-fallback = Actiepunt { $number }: { $text }
action-made = Vastgelegd als { $number }, zonder datum.
action-made-due = Vastgelegd als { $number }, uiterlijk { $day }.
action-done = { $number } is afgerond.
action-dropped = { $number } is vervallen.
action-reopened = { $number } staat weer open.
action-changed = { $number } is gewijzigd.
action-due-asked = U hebt voor { $number } gevraagd om { $day }. Zolang daar niet op is geantwoord, geldt de oude datum.
action-due-granted = { $number } is nu uiterlijk { $day }.
action-due-declined = De datum van { $number } blijft zoals die was, niet { $day }.
action-given-back = { $number } is teruggegeven. U wordt er niet meer aan herinnerd.
action-linked = { $number } is gekoppeld.
action-undone = { $number } is ongedaan gemaakt.
action-postponed = Over { $number } hoort u { $day } weer. De uiterste datum blijft zoals die is.
action-again = Dit legde u zojuist al vast als { $number }. Nog een keer?
action-state-done = afgerond door { $by }
action-state-dropped = vervallen
action-state-undone = ongedaan gemaakt
action-assigned-by = Vastgelegd door { $by }
action-source-event = Uit { $number } { $title }
action-draft = uit een conceptverslag
action-source-decision = Bij besluit { $number }
action-not-in-slack = Niet in Slack: { $names }
action-due-asked-open = { $by } vraagt om { $day }
action-source = Uit een bericht in #{ $channel }
due-none = geen datum
due-on = uiterlijk { $day }
due-spoken = uiterlijk { $day } ({ $far })
due-ahead =
    { $days ->
        [0] vandaag
        [1] morgen
        [2] overmorgen
        [3] over drie dagen
        [4] over vier dagen
        [5] over vijf dagen
        [6] over zes dagen
        [7] over een week
        [8] over acht dagen
        [9] over negen dagen
        [10] over tien dagen
        [11] over elf dagen
        [12] over twaalf dagen
        [14] over twee weken
       *[other] over { $days } dagen
    }
due-over =
    { $days ->
        [1] één dag over tijd
        [2] twee dagen over tijd
        [3] drie dagen over tijd
        [4] vier dagen over tijd
        [5] vijf dagen over tijd
        [6] zes dagen over tijd
        [7] een week over tijd
        [8] acht dagen over tijd
        [9] negen dagen over tijd
        [10] tien dagen over tijd
        [11] elf dagen over tijd
        [12] twaalf dagen over tijd
        [14] twee weken over tijd
       *[other] { $days } dagen over tijd
    }
due-overdue = uiterlijk { $day } ({ COUNT($days, one: "dag", other: "dagen") } over tijd)

actions-own-title = Uw openstaande actiepunten
actions-all-title = Alle openstaande actiepunten
actions-overdue-title = Verlopen actiepunten
actions-member-title = Openstaande actiepunten van { $name }
actions-own-none = U hebt geen openstaande actiepunten.
actions-all-none = Er staan geen actiepunten open.
actions-overdue-none = Er zijn geen verlopen actiepunten.
actions-member-none = { $name } heeft geen openstaande actiepunten.

assigned = { $by } heeft u actiepunt { $number } gegeven.
told-no-longer = { $by } heeft { $number } overgedragen aan { $owners }; u hoeft er niets meer aan te doen: { $text }
told-dropped = { $by } heeft { $number } laten vervallen: { $text }
due-asked = { $by } vraagt of { $number } later mag: { $day }.
due-granted-told = { $by } vindt het goed: { $number } is nu uiterlijk { $day }.
due-declined-told = { $by } houdt { $number } op de oude datum; het wordt dus niet { $day }.
given-back-told = { $by } geeft { $number } aan u terug, met deze reden:
told-done = { $by } heeft { $number } afgerond: { $text }
ping-title =
    { $count ->
        [one] Dit actiepunt staat voor u open:
       *[other] Deze { $count } actiepunten staan voor u open:
    }
ping-last = Dit is de laatste herinnering. Hierna staat het op de agenda van de volgende vergadering.
ping-rest = En nog { $rest }: { $command } acties

form-action-title = Actiepunt
field-action-text = Wat moet er gebeuren?
field-action-owners = Actiehouder
field-action-owners-hint = Laat u dit leeg, dan bent u het zelf. De eerste is aanspreekbaar; ieder van hen kan het afronden.
field-action-due = Uiterlijk
field-action-names = Actiehouder die niet in Slack zit
field-action-names-hint = Eén naam per regel. U wordt namens hen herinnerd. Een naam is later aan een lid te koppelen.
form-ask-due-title = Andere datum
field-ask-due = Uiterlijk
field-ask-due-hint = Dit wordt gevraagd aan { $by }.
form-give-back-title = Teruggeven
field-reason = Waarom geeft u het terug?
field-reason-hint = Dit leest { $by }.
form-link-title = Koppelen aan een lid
field-link-name = Naam
field-link-member = Lid
field-link-hint = Dit lid krijgt voortaan zelf de herinneringen.
form-postpone-title = Later herinneren
field-later = Herinner mij
later-1 = Morgen ({ $day })
later-3 = Over drie dagen ({ $day })
later-moved = { $day }
later-7 = Over een week ({ $day })
field-later-date = Of op een andere dag
field-later-date-hint = Hoogstens 30 dagen vooruit. Wat u hier kiest, gaat voor.

mistake-action-empty = Vul in wat er moet gebeuren.
mistake-action-long = Een actiepunt heeft hoogstens { COUNT($limit, one: "teken", other: "tekens") }; dit zijn er { $length }. Maak er een paar kortere van.
refused-action-unknown = Ik ken geen actiepunt { $item }. Uw lijst staat onder „acties”.
refused-not-your-action = { $item } is niet van u. Alleen de actiehouder of een organisator kan dit.
refused-action-for-others = Voor een ander legt een organisator een actiepunt vast. Voor uzelf kan het zonder naam erachter.
refused-action-closed = { $item } is al gesloten ({ $on }, door { $by }). Met „heropen { $item }” staat het weer open.
refused-action-open = { $item } staat al open.
refused-postponed-too-far = Herinneren kan hoogstens 30 dagen vooruit: tot en met { $latest }.
refused-postponed-past = Kies een dag na vandaag.
mistake-reason-empty = Vul in waarom u het teruggeeft.
mistake-owners-many = Een actiepunt heeft hoogstens { COUNT($limit, one: "actiehouder", other: "actiehouders") }.
mistake-owner-name-long = Een naam heeft hoogstens { COUNT($limit, one: "teken", other: "tekens") }; deze heeft er { $length }. Zet iedere naam op een eigen regel.
refused-action-own-only = { $item } is niet van u. Alleen de actiehouder kan dit.
refused-action-given-by-yourself = { $item } hebt u zelf vastgelegd: er is niemand aan wie u het kunt vragen of teruggeven. U kunt het wijzigen of laten vervallen.
refused-action-due-date = De uiterste datum van { $item } stelt vast wie het u gaf. Vraag een andere datum aan met de knop op de kaart van { $item }.
refused-not-asked-of-you = Over de datum van { $item } gaat wie het heeft vastgelegd, of een organisator.
refused-nothing-asked = Daar is al op geantwoord, of er is inmiddels om een andere datum gevraagd. Bekijk { $item } voor de laatste stand.
refused-same-due-date = Dat is de datum die het al heeft: { $on }. Kies een andere.
refused-due-date-gone = { $on } is al voorbij. Kies vandaag of een dag daarna.
refused-no-such-name = { $name } is geen actiehouder van { $item } (meer).

## Geschiedenis
action-history-title = Geschiedenis
happened = { $moment } · { $by }: { $what }
happened-made = vastgelegd
happened-reworded = anders verwoord; eerst: { $before }
happened-due-moved = uiterlijk { $day }
happened-due-removed = zonder datum
happened-assigned = gegeven aan { $owners }
happened-linked = { $name } gekoppeld aan { $member }
happened-postponed = later herinneren: { $day }
happened-due-asked = andere datum gevraagd: { $day }
happened-due-granted = andere datum akkoord: { $day }
happened-due-declined = andere datum niet akkoord: { $day }
happened-given-back = teruggegeven: { $reason }
happened-handed-over = overgenomen van { $leaver }
happened-done = afgerond
happened-dropped = laten vervallen
happened-reopened = heropend
happened-undone = ongedaan gemaakt
