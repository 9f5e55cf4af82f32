### Help, weigeringen, instellingen en wat overal terugkomt.

hours = { $begin } – { $end } uur
hours-over-days = { $begin } uur – { $day }, { $end } uur

## Knoppen
button-cancel = Annuleren
button-back = Terug
button-close = Sluiten
button-save = Opslaan
button-record = Vastleggen
button-undo = Ongedaan maken
button-open-form = Formulier openen

## Help
help-title = Wat kan ik voor u doen?
help-intro = Typ bijvoorbeeld:
help-next-usage = { $command } volgende-vergadering
help-next = wanneer en waar de volgende vergadering is
help-rsvp-usage = { $command } aanwezig | misschien | afwezig
help-rsvp = antwoorden, ook voor een andere dan de eerstvolgende: aanwezig V12
help-attendees-usage = { $command } deelnemers V12
help-attendees = wie er komt, met lijst en geschiedenis voor organisatoren
help-events-usage = { $command } vergaderingen
help-events = alles wat er gepland is, met „alle” erachter ook wat geweest is
help-agenda-usage = { $command } agendapunt Contributie
help-agenda = een agendapunt voorstellen; { $command } agenda laat de agenda zien
help-actions-usage = { $command } acties
help-actions = uw openstaande actiepunten, of met „alle”, „verlopen” of @naam erachter die van anderen
help-action-usage = { $command } actie Zaal regelen uiterlijk 12 oktober
help-action = een actiepunt vastleggen; { $command } klaar A31 rondt het af
help-decisions-usage = { $command } besluiten contributie
help-decisions = terugvinden wat er besloten is
help-numbers-usage = { $command } V12 · { $command } A31 · { $command } B104
help-numbers = een bijeenkomst, actiepunt of besluit bekijken
help-experience-usage = { $command } ervaringen
help-experience = doorgeven wat u weet aan wie na u komt
help-settings-usage = { $command } instellingen
help-settings = uw taal en het uur van uw herinneringen
help-organisers = Voor organisatoren
help-new-usage = { $command } nieuw
help-new = een vergadering, bijeenkomst, excursie of leergang aankondigen
help-manage-usage = { $command } wijzig | verplaats | afgelasten | sluit V12
help-manage = het deel van Beheren… openen waarin dat kan
help-decision-usage = { $command } besluit
help-decision = een besluit vastleggen
help-button-next = Volgende vergadering
help-button-actions = Mijn actiepunten
help-button-events = Wat er gepland is
help-button-new = Nieuwe vergadering
help-button-settings = Instellingen
help-threads = In een gesprek onder een bericht staat Slack geen commando’s toe. Noem mij daar met @ en stel uw vraag. In een direct bericht aan mij kan alles ook zonder { $command }.

## Een woord dat geen commando is
unknown-word = „{ $word }” ken ik niet.
unknown-word-nearest = Bedoelt u:
unknown-word-help = Typ { $command } help om te zien wat er kan.

## Wat ontbreekt
incomplete-done = Zet het nummer van één actiepunt erbij, bijvoorbeeld: klaar A31
incomplete-reopen = Zet het nummer van één actiepunt erbij, bijvoorbeeld: heropen A31
incomplete-manage = Zet het nummer van de bijeenkomst erbij, bijvoorbeeld: wijzig V12, verplaats V12, afgelasten V12 of sluit V12
incomplete-language = Kies nl voor Nederlands of en voor Engels, bijvoorbeeld: taal nl

## Een formulier dat hier niet vanzelf kan openen
offer-event = Open het formulier om een bijeenkomst aan te kondigen.
offer-action = Open het formulier om een actiepunt vast te leggen.
offer-decision = Open het formulier om een besluit vast te leggen.
managing-offered = Open het formulier om { $number } te beheren.
offer-settings = Open het formulier om uw instellingen te bekijken.

## Weigeringen
refused-busy = Het is even te druk om dit te verwerken. Er is niets opgeslagen; probeer het over een paar tellen opnieuw.
refused-organisers-only = Dit is voorbehouden aan organisatoren. Een beheerder van deze werkruimte kan u organisator maken via de instellingen.
refused-guest = Dit is voor leden van deze werkruimte. Als gast ziet u wat in uw eigen kanalen staat, en kunt u daar antwoorden.
refused-not-met = Ik kon nu niet bij Slack nagaan of u lid bent van deze werkruimte. Probeer het over een minuut opnieuw.
refused-older-version = Deze knop of dit formulier is van een eerdere versie en werkt niet meer. Vraag het opnieuw op, bijvoorbeeld met een commando.
refused-stranger = Dit is voor leden van deze werkruimte. U hoort bij een andere organisatie of uw gegevens zijn hier nog niet bekend.
mistake-text-long = Hier passen hoogstens { COUNT($limit, one: "teken", other: "tekens") }; dit zijn er { $length }. Er is niets vastgelegd; maak het korter.
refused-form-expired = Het formulier kon niet op tijd openen. Probeer het opnieuw.
went-wrong = Er ging iets mis en dit is niet verwerkt. Geef de beheerder dit nummer door: { $id }

## Instellingen
settings-title = Instellingen
settings-network = Voor het hele netwerk
settings-saved = Uw instellingen zijn opgeslagen.
settings-language-chosen = Ik antwoord u voortaan in het Nederlands.
field-language = Taal
language-nl = Nederlands
language-en = Engels (English)
field-hour = Uur van uw herinneringen
field-hour-hint = Op werkdagen, in uw eigen tijdzone. U krijgt hoogstens één overzicht van actiepunten per dag.
field-pause = Pauze tot
field-pause-hint = Vanaf die dag krijgt u weer herinneringen. Bericht over uw eigen plaats bij een bijeenkomst komt ook in uw pauze.
field-members-may = Wat mogen leden ook?
members-may-polls = Peilingen houden
field-free-days = Vrije dagen van het netwerk
field-free-days-hint = Eén dag of periode per regel, bijvoorbeeld: 24-12-2012 t/m 31-12-2012. Nationale feestdagen zijn al vrij.
mistake-pause = Kies een dag tot en met { $latest }.
mistake-free-days = „{ $line }” is geen dag of periode. Schrijf bijvoorbeeld: 24-12-2012 t/m 31-12-2012
mistake-free-days-backwards = „{ $line }” eindigt voordat het begint. Zet de eerste dag vooraan.
mistake-free-days-many = Samen zijn het hoogstens { COUNT($limit, one: "vrije dag", other: "vrije dagen") }; u gaf er { $count } op. Haal voorbije periodes weg.
hour = { $hour }.00 uur
field-announce-channel = Kanaal voor aankondigingen
field-organisers = Organisatoren
field-organisers-hint = Beheerders van deze werkruimte zijn altijd organisator.
field-chair = Voorzitter
field-secretary = Secretaris
mistake-hour = Kies een uur tussen { $earliest } en { $latest }.
mistake-person-gone = Kies iemand die lid is van deze werkruimte.

## Datums die niet duidelijk zijn
date-not-understood = „{ $text }” lees ik niet als datum. Schrijf bijvoorbeeld 26 november of 26-11-2012.
date-nearly = „{ $text }” lees ik niet als datum. Welke dag bedoelt u?
date-weekday-mismatch = „{ $text }” klopt niet: dat is { $on }, geen { $weekday }. Welke dag bedoelt u?
date-ambiguous = „{ $text }” kan op meer dan één dag slaan. Welke dag bedoelt u?
date-does-not-exist = „{ $text }” bestaat niet op de kalender.

## Wat niet bezorgd kon worden
failed-told = Dit kon ik niet bezorgen: { $what }. Slack meldt: { $reason }.
failed-post_card = de aankondiging van { $subject }
failed-refresh_card = een wijziging op de kaart van { $subject }
failed-seed_card = de reacties onder de kaart van { $subject }
failed-tell_assigned = het bericht over actiepunt { $subject }
failed-tell_done = de afmelding van actiepunt { $subject }
failed-post_agenda = de agenda van { $subject } in het kanaal
failed-remind_member = een herinnering aan { $subject }
failed-ask_minutes = het verzoek om het verslag van { $subject }
failed-ping_owner = de herinnering aan { $subject }
failed-tell_place = het bericht over een vrijgekomen plaats bij { $subject }
failed-other = een bericht

## Onder een bericht dat om iets vroeg, in de plaats van de knoppen
settled-announced = { $event } staat nu in #{ $channel }.
settled-newer = Hierover staat een nieuwer bericht.
settled-left-over = Bij het einde was hierover niet besloten.
settled-lapsed = Dit is niet bevestigd en daarom vervallen.
settled-move-undone = De verplaatsing is ongedaan gemaakt.
settled-restored = Het afgelasten is ongedaan gemaakt.
settled-others = { $number } ligt nu bij een ander.
settled-taken = U hebt dit overgenomen.
settled-not-taken = U neemt dit niet over.
settled-made = Vastgelegd als { $number }.
failed-show_settled = wat er onder een vraag is gekozen
