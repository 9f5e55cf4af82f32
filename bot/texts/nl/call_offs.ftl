### Waarom men zich niet aanmeldde voor wat werd afgelast.

field-ask-why = Te weinig aanmeldingen
call-off-ask-why = Vraag wie zich niet aanmeldde naar de reden
field-ask-why-hint = Ieder krijgt morgen één vraag, te beantwoorden met één tik. U ziet alleen aantallen.
reason-question = { $title } ({ $event }) gaat niet door: er waren te weinig aanmeldingen. Wat was voor u de reden om u niet aan te melden?
reason-hint = Eén tik is genoeg. Alleen aantallen worden bewaard: wat u kiest, is niet aan u te verbinden.
reason-date = Datum
reason-topic = Onderwerp
reason-costs = Kosten
reason-unseen = Niet gezien
reason-other = Anders
reason-counted = Dank u. Uw antwoord is geteld.
refused-not-asked-why = Deze vraag is niet (meer) aan u gesteld.
refused-answered-why = Uw antwoord was al geteld. Omdat niet wordt bewaard wat u koos, kan ik het niet wijzigen.
reasons-too-few =
    { $count ->
        [0] Er was geen enkele aanmelding; minimaal { COUNT($minimum, one: "deelnemer was", other: "deelnemers waren") } nodig.
        [one] Er was 1 aanmelding; minimaal { COUNT($minimum, one: "was", other: "waren") } er nodig.
       *[other] Er waren { $count } aanmeldingen; minimaal { COUNT($minimum, one: "was", other: "waren") } er nodig.
    }
reasons-counted = Waarom niet: { $counted }. Gevraagd: { $asked }; geantwoord: { $count }.
reason-count = { $reason } { $count }
reasons-none =
    { $count ->
        [0] Niemand is naar de reden gevraagd.
        [one] 1 lid is naar de reden gevraagd; er is nog geen antwoord.
       *[other] { $count } leden zijn naar de reden gevraagd; er is nog geen antwoord.
    }
