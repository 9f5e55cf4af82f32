### Een verslag dat wordt vastgesteld of ingetrokken.

agenda-adoption-draft = Vaststelling verslag van { $day } (concept{ $number })
agenda-adoption-up_for_adoption = Vaststelling verslag van { $day } (concept{ $number })
agenda-adoption-held_over = Vaststelling verslag van { $day } (concept, aangehouden{ $number })
agenda-adoption-adopted = Verslag van { $day } (vastgesteld{ $number })
agenda-adoption-adopted_with_changes = Verslag van { $day } (gewijzigd vastgesteld{ $number })

adoption-minutes = verslag van { $day }
adoption-minutes-titled = verslag van { $day } ({ $title })
adoption-asked =
    { $count ->
        [one] { $title } ({ $number }) is geweest. Wat is er besloten over het verslag op de agenda?
       *[other] { $title } ({ $number }) is geweest. Wat is er besloten over de { $count } verslagen op de agenda?
    }
adoption-hint = Totdat een verslag is vastgesteld, staat er „concept” bij alles wat eruit komt. Een aangehouden verslag komt op de volgende agenda.
button-adopted = Vastgesteld
button-adopted-changed = Gewijzigd vastgesteld…
button-held-over = Aangehouden
adoption-said-adopted = Het { $minutes } is vastgesteld, doorgegeven door { $by }.
adoption-said-adopted_with_changes = Het { $minutes } is gewijzigd vastgesteld, doorgegeven door { $by }.
adoption-said-held_over = Het { $minutes } is aangehouden, doorgegeven door { $by }. Het komt op de volgende agenda.
adoption-said-withdrawn = Het { $minutes } is ingetrokken door { $by }.
adoption-note = Toelichting: { $note }
adoption-reopened = Het { $minutes } wacht weer op vaststelling.
form-adoption-title = Gewijzigd vastgesteld
form-adoption-intro = Het { $minutes } is met een wijziging vastgesteld. Hieronder staat wat eruit is vastgelegd: pas aan wat anders moet luiden. De oude woorden blijven bewaard.
field-adoption-note = Wat is er gewijzigd?
field-adoption-note-hint = Bijvoorbeeld: bij punt 4 moet het bedrag € 45 zijn.
field-adoption-decision = Besluit { $number }
field-adoption-action = Actiepunt { $number }
adoption-form-more = Niet alles uit dit verslag past hier. De rest past u aan bij het besluit of actiepunt zelf.

button-minutes-withdraw = Intrekken…
button-minutes-withdraw-now = Intrekken
form-withdraw-title = Verslag intrekken
form-withdraw-intro =
    Het { $minutes } wordt ingetrokken, met wat eruit is vastgelegd: { $decisions ->
        [0] geen besluit
        [one] 1 besluit
       *[other] { $decisions } besluiten
    } en { $actions ->
        [0] geen open actiepunt
        [one] 1 open actiepunt
       *[other] { $actions } open actiepunten
    }. { $told ->
        [0] U kunt dit daarna ongedaan maken, of een nieuw verslag geven.
        [one] De actiehouder krijgt bericht. U kunt dit daarna ongedaan maken, of een nieuw verslag geven.
       *[other] De actiehouders krijgen bericht. U kunt dit daarna ongedaan maken, of een nieuw verslag geven.
    }
field-withdraw-note = Waarom?
field-withdraw-note-hint = Dit leest wie daarover bericht krijgt, en wie een besluit uit dit verslag opzoekt.
told-withdrawn =
    { $count ->
        [one] { $by } heeft het { $minutes } ingetrokken. Daarmee is dit actiepunt van u vervallen:
       *[other] { $by } heeft het { $minutes } ingetrokken. Daarmee zijn deze actiepunten van u vervallen:
    }
told-reinstated =
    { $count ->
        [one] Het { $minutes } is toch niet ingetrokken. Dit actiepunt van u staat weer open:
       *[other] Het { $minutes } is toch niet ingetrokken. Deze actiepunten van u staan weer open:
    }

refused-adoption-chair = Alleen de voorzitter en de organisatoren van de vergadering geven door wat er over het verslag is besloten.
refused-adoption-done = Dat is al doorgegeven, of het verslag is ingetrokken: door { $by }.
refused-adoption-early = Deze vergadering moet nog beginnen. Daarna kunt u doorgeven wat er over het verslag is besloten.
mistake-adoption-note = Schrijf op wat er is gewijzigd, in één of twee zinnen.
mistake-withdraw-note = Schrijf in een paar woorden waarom het verslag wordt ingetrokken.
failed-ask_adoption = de vraag wat er bij { $subject } over het verslag is besloten
failed-mark_note = het vinkje bij een notitie in de draad van { $subject }
failed-tell_withdrawn = het bericht dat actiepunten met een verslag zijn vervallen of weer openstaan

minutes-state-reading = Nog niet nagekeken en vastgelegd.
minutes-state-review = Nog niet nagekeken en vastgelegd.
minutes-drafted = Het verslag komt als Word-bestand in uw berichten met mij, met wat ik erin lees om na te kijken. Past u het bestand eerst aan, zet het dan daar weer neer.
button-minutes-draft = Verslag opmaken
button-draft-now = Opmaken
form-draft-title = Verslag opmaken
form-draft-intro =
    Van { THE($title) } ({ $number }) maak ik een Word-bestand met de agenda, { $present ->
        [0] geen aanwezigen
        [one] 1 aanwezige
       *[other] { $present } aanwezigen
    } en wat er in de draad onder de agenda is genoteerd: { $decisions ->
        [0] geen besluit
        [one] 1 besluit
       *[other] { $decisions } besluiten
    } en { $actions ->
        [0] geen actiepunt
        [one] 1 actiepunt
       *[other] { $actions } actiepunten
    }.
form-draft-after = Er wordt nog niets vastgelegd: dat gebeurt als u het verslag hebt nagekeken.
offer-minutes-draft = Open het formulier om het verslag op te maken.
refused-draft-early = { $title } ({ $event }) moet nog beginnen. Daarna kan het verslag worden opgemaakt.
refused-draft-none = Er is geen vergadering geweest waarvan het verslag nog moet worden gemaakt.
help-minutes-draft-usage = { $command } verslag opmaken V12
help-minutes-draft = een Word-bestand van de agenda, de aanwezigen en wat in de draad is genoteerd

document-file = verslag
document-title = Verslag { $title }
document-date = Datum: { $said }
document-place = Locatie: { $said }
document-present = Aanwezig: { $said }
document-absent = Afwezig: { $said }
document-chair = voorzitter
document-secretary = secretaris
document-decisions = Besluiten
document-decision = Besluit: { $text }
document-actions = Actiepunten
document-action = Actie
document-owner = Wie
document-due = Uiterlijk
document-next = Volgende vergadering: { $when }, { $place }
