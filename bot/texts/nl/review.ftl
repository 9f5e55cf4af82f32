### Een verslag dat binnenkomt: gelezen, nagekeken en vastgelegd.

refused-minutes-unknown = Dat verslag is er niet, of u bent niet voor die vergadering uitgenodigd.
refused-minutes-none = Van { $event } is nog geen verslag vastgelegd.
refused-minutes-organisers = Alleen organisatoren en de secretaris leveren een verslag aan.
refused-minutes-recorded = Dit verslag is al vastgelegd, door { $by }.
refused-minutes-unread = Dit verslag is nog niet gelezen, of kon niet gelezen worden.
mistake-minutes-twice = Van { $event } is al een verslag vastgelegd. Kies een andere vergadering.
mistake-minutes-replaced-twice = { $decision } wordt al vervangen door „{ $text }” uit dit verslag. Kies hier iets anders.
mistake-minutes-date = Vul de dag van de vergadering in.
mistake-minutes-nothing = Geef een bestand, of plak de tekst van het verslag.

minutes-reading =
    { $count ->
        [one] Ik lees het verslag { $name } …
       *[other] Ik lees { $count } verslagen …
    }
minutes-reading-pasted = Ik lees het verslag … Wat ik vind, komt in uw berichten met mij.
minutes-file-gone = Slack geeft mij { $name } niet. Stuur het bestand nog eens, hier in ons gesprek.
minutes-read =
    Ik heb { $name } gelezen: { $decisions ->
        [0] geen besluit
        [one] 1 besluit
       *[other] { $decisions } besluiten
    }, { $actions ->
        [0] geen actiepunt
        [one] 1 actiepunt
       *[other] { $actions } actiepunten
    } en { $ahead ->
        [0] geen aankondiging
        [one] 1 aankondiging
       *[other] { $ahead } aankondigingen
    }.
minutes-look-at = Let op
minutes-more = en nog { $count }
minutes-nothing-recorded = Er is nog niets vastgelegd. Dat gebeurt pas als u het verslag hebt nagekeken, en alleen wat u aanvinkt.
minutes-odd-known = Dit verslag lijkt op { $name }, dat op { $day } binnenkwam.
minutes-odd-no-member = Niet bij de leden gevonden: { $names }.
minutes-odd-other-day = Volgens het verslag was de vergadering op { $day }, maar { $number } was op { $planned }.
from-minutes = Uit het verslag „{ $title }” van { $day }{ $number }
minutes-left = Nog niet vastgelegd: { $name }. Wat u invulde, is bewaard.
minutes-recorded-by = Vastgelegd door { $by }.
minutes-of = { $title }, { $day }
minutes-number = Nummer { $number }
minutes-recorded = Het verslag is vastgelegd.
minutes-sent = Het bestand komt in uw berichten met mij.
minutes-state-draft = Concept: nog niet vastgesteld.
minutes-state-up_for_adoption = Concept: staat op de agenda om vastgesteld te worden.
minutes-state-adopted = Vastgesteld.
minutes-state-adopted_with_changes = Gewijzigd vastgesteld.
minutes-state-held_over = Aangehouden: nog niet vastgesteld.
minutes-state-withdrawn = Ingetrokken.
minutes-list = Deze verslagen zijn er. Het bestand krijgt u met het nummer erachter, zoals { $command } verslag V12.
minutes-none = Er zijn nog geen verslagen vastgelegd.
minutes-waiting = Nog na te kijken: { $name }
minutes-file = Het verslag: { $name }
minutes-next-meeting = Volgende vergadering
minutes-ahead = { $name }, { $day }: staat in het verslag.
minutes-ahead-planned = { $name }, { $day }: al gepland ({ $number }).

assigned-together =
    { $count ->
        [one] { $by } gaf u een actiepunt uit een verslag:
       *[other] { $by } gaf u { $count } actiepunten uit een verslag:
    }
assigned-rest = Daarnaast zijn van u: { $numbers }.

button-minutes-make = Verslag maken
button-minutes-review = Nakijken en vastleggen
button-minutes-go-on = Verder met het verslag
button-minutes-read = Lezen
button-minutes-ahead = Aankondigen…
offer-minutes = Geef het verslag in dit formulier. Een bestand hier in ons gesprek zetten kan ook.
form-minutes-title = Verslag
form-minutes-of = Het verslag van { $title } ({ $number }). Er wordt niets vastgelegd voordat u het hebt nagekeken.
form-minutes-intro = Geef een bestand, of plak de tekst. Er wordt niets vastgelegd voordat u het hebt nagekeken.
field-minutes-file = Bestand
field-minutes-file-hint = Word (.docx), pdf, .odt, .rtf, .html, .txt of .md, hoogstens 5 MB.
field-minutes-text = Of de tekst
field-minutes-text-on = Vervolg van de tekst

help-minutes-usage = { $command } verslag V12
help-minutes = het verslag van die vergadering, met het bestand; zonder nummer: welke verslagen er zijn
help-minutes-new-usage = { $command } verslag nieuw
help-minutes-new = een verslag laten lezen, nakijken en vastleggen; een bestand in ons gesprek zetten kan ook
failed-send_minutes = het bestand van een verslag
failed-tell_assigned_together = de actiepunten uit een verslag

review-title = Verslag nakijken
review-page = Stap { $page } van { $count }. Wat u invult, blijft bewaard, ook als u tussendoor sluit.
review-no-item = Zonder agendapunt
review-ahead = Vooruit
review-decision = Besluit
review-action = Actiepunt
review-next_meeting = Volgende vergadering
review-event = Aankondiging
review-doubtful = twijfel
review-second-reader = tweede lezer
review-tick = Vastleggen
review-tick-ahead = Aanbieden als ingevuld formulier
review-source = In het verslag: „{ $source }”
review-perhaps = Met { $name } is misschien bedoeld: { $members }.
review-changed-meanwhile = { $by } heeft hier intussen iets gewijzigd; dat ziet u nu. U had: { $typed }
review-alike-intro = Niet alles is nieuw: zeg van deze besluiten wat ze zijn ten opzichte van een eerder besluit.
review-alike = Dit lijkt op { $number } van { $day }
review-relation-replaces = Het vervangt { $number }
review-relation-supplements = Het vult { $number } aan
review-relation-other = Het is iets anders
review-recorded = Het verslag is vastgelegd. Wat ervan in het register staat, ziet u in uw berichten met mij.
minutes-no-event = Een andere vergadering
field-minutes-event = Van welke vergadering
field-minutes-date = Gehouden op
field-minutes-title = Naam van de vergadering
field-minutes-title-hint = Zo staat het bij elk besluit.
field-review-names = Actiehouders zonder Slack
field-review-names-hint = Met komma’s ertussen. Kies hierboven wie lid is, en laat de naam dan hier weg.
button-further = Verder
button-later-on = Later verder
button-add-decision = Besluit toevoegen
button-add-action = Actiepunt toevoegen
