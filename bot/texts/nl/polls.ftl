### Peilingen en voorstellen.

poll-title-poll = { $number } · Peiling: { $question }
poll-title-proposal = { $number } · Voorstel: { $question }
vote-for = Voor
vote-against = Tegen
vote-abstain = Onthouding
poll-count = { $chosen }: { $count }
poll-until = Stemmen kan tot { $moment }.
poll-state-ended = Gesloten.
poll-state-withdrawn = Ingetrokken.
poll-state-to-discuss = Gaat naar de volgende vergadering.
poll-state-accepted = Aangenomen.
poll-state-rejected = Verworpen.
poll-state-no-quorum = Verworpen: te weinig leden hebben gestemd.
poll-rule-majority = Aangenomen bij meer dan de helft van de stemmen.
poll-rule-two_thirds = Aangenomen bij ten minste twee derde van de stemmen.
poll-rule-all = Aangenomen als niemand tegenstemt.
poll-abstentions-count = Onthoudingen tellen mee als uitgebrachte stem.
poll-quorum = { $count ->
    [one] Er moet ten minste 1 lid stemmen.
   *[other] Er moeten ten minste { $count } leden stemmen.
}
poll-several = Meer keuzes mogen.
poll-secret = De stemming is geheim. Uw stem is definitief, en de uitslag komt na afloop.
poll-counts-later = De uitslag komt na afloop.
poll-voted = { $count ->
    [0] Nog niemand heeft gestemd.
    [one] 1 lid heeft gestemd.
   *[other] { $count } leden hebben gestemd.
}
poll-voted-of = Gestemd: { $count } van { $voters }.
poll-talks = { $count ->
    [one] 1 lid wil dit eerst bespreken.
   *[other] { $count } leden willen dit eerst bespreken.
}
poll-put-by = Van { $name }.
poll-for-organisers = Voor het bestuur: organisatoren, voorzitter en secretaris.
poll-for-chosen = Voor leden die zelf zijn gekozen.
poll-for-narrowed = Voor: { $audience }.
poll-own = { $number }: u stemde { $chosen }. U kunt dat tot { $moment } wijzigen.
poll-own-was = { $number }: u stemde { $chosen }.
poll-own-nothing = { $number }: u hebt nu niets gekozen.
poll-own-secret = { $number }: u hebt gestemd. Wat u koos, wordt nergens bij uw naam bewaard.
poll-confirm-title = Geheime stem
poll-confirm = U stemt „{ $chosen }”. Dat is geheim, en daarna niet meer te wijzigen.
poll-how = buiten vergadering; voor: { $for }, tegen: { $against }, onthouding: { $abstain }
poll-is-decision = Vastgelegd als besluit { $number }.
poll-no-standpoint = Geen gedragen standpunt over: { $question }
poll-said-ended = { $number } is gesloten: { $question }
poll-said-withdrawn = { $number } is ingetrokken: { $question }
poll-said-to-discuss = { $number } gaat naar de volgende vergadering, want genoeg leden willen het eerst bespreken: { $question }
poll-said-accepted = { $number } is aangenomen: { $question }
poll-said-rejected = { $number } is verworpen: { $question }
poll-said-no-quorum = { $number } is verworpen, want te weinig leden hebben gestemd: { $question }
poll-news-put = { $number } wordt nu in het kanaal geplaatst.
poll-news-talk = Bij { $number } staat nu dat u dit eerst wilt bespreken.
poll-news-ended = { $number } is gesloten.
poll-news-withdrawn = { $number } is ingetrokken.
poll-reminder = { $count ->
    [one] Hierover kunt u nog stemmen; het sluit binnenkort.
   *[other] Over deze { $count } vragen kunt u nog stemmen; ze sluiten binnenkort.
}
polls-title = Open peilingen en voorstellen
polls-title-all = Peilingen en voorstellen
polls-none = Er zijn geen peilingen of voorstellen.

form-poll-title = Peiling
form-proposal-title = Voorstel
form-poll-talk-title = Eerst bespreken
field-poll-question = Vraag
field-proposal-question = Voorstel, zoals het in de besluitenlijst komt
field-poll-explanation = Toelichting
field-poll-choices = Keuzes
field-poll-choices-hint = Elke keuze op een eigen regel, twee tot tien.
field-poll-voters = Wie stemmen er?
field-poll-voters-hint = Wie na het begin in het kanaal komt, stemt niet mee.
field-poll-chosen = Deze leden
field-poll-chosen-hint = Alleen als u hierboven zelf gekozen leden laat stemmen.
field-poll-types = Alleen deze soorten samenwerkingsverband
field-poll-types-hint = Leeg: alle. Wie het eigen samenwerkingsverband nog niet heeft ingevuld, stemt mee.
field-poll-provinces = Alleen deze provincies
field-poll-rule = Wanneer is het aangenomen?
field-poll-quorum = Ten minste zoveel leden moeten stemmen
field-poll-quorum-hint = Een getal. Onthoudingen tellen hiervoor mee. Leeg: het maakt niet uit.
field-poll-closes-on = Stemmen kan tot en met
field-poll-closes-at = Tot hoe laat?
field-poll-channel = Kanaal
field-poll-options = Hoe wordt er gestemd?
field-poll-reason = Waarom wilt u dit eerst bespreken?
field-poll-reason-hint = Dit staat straks met uw naam onder het voorstel.
poll-voters-channel = Iedereen in het kanaal
poll-voters-organisers = Het bestuur: organisatoren, voorzitter en secretaris
poll-voters-chosen = Zelf gekozen leden
poll-option-several = Meer keuzes mogen
poll-option-secret = Geheim
poll-option-later = Uitslag pas na afloop
poll-option-abstentions = Onthoudingen tellen mee als uitgebrachte stem
button-poll-put = Plaatsen
button-poll-vote = Stemmen
button-poll-talk = Eerst bespreken…
button-poll-end = Nu sluiten
button-poll-withdraw = Intrekken
button-no-standpoint = Vastleggen: geen gedragen standpunt…

mistake-poll-question = Vul in wat u wilt vragen.
mistake-poll-choices = Geef hoogstens { COUNT($most, one: "keuze", other: "keuzes") } en ten minste { $fewest }, alle anders, elk op een eigen regel van hoogstens { COUNT($longest, one: "teken", other: "tekens") }.
mistake-poll-closes = Dit moment is al geweest. Kies een later moment.
mistake-poll-open-too-long = Een stemming staat hoogstens { COUNT($days, one: "dag", other: "dagen") } open. Kies een eerdere dag.
mistake-poll-working-days = Leden krijgen ten minste { COUNT($days, one: "werkdag", other: "werkdagen") } om te stemmen. Kies een latere dag.
mistake-poll-voters = Kies leden die mogen stemmen. Wie vertrokken is, kan niet stemmen.
mistake-poll-quorum = Kies een getal tot en met { $voters }: meer stemgerechtigden zijn er niet.
mistake-poll-quorum-number = Vul een getal in, bijvoorbeeld 10, of laat dit leeg.
mistake-poll-secret-several = Bij een geheime peiling kan ieder één keuze maken. Kies een van de twee.
mistake-poll-reason = Vul in waarom u dit eerst wilt bespreken.
mistake-poll-channel = In dit kanaal zit u zelf niet. Kies een ander kanaal.
refused-poll-unknown = Ik ken geen peiling of voorstel { $poll }. Wat open staat, ziet u met „peilingen”.
refused-poll-ended = { $poll } is gesloten; stemmen kan niet meer.
refused-not-a-voter = U stond niet bij de stemgerechtigden toen { $poll } begon.
refused-vote-is-final = U hebt bij { $poll } al gestemd. Een geheime stem is niet meer te wijzigen, omdat niemand weet welke de uwe is.
refused-proposal-open = Nog niet iedereen heeft gestemd, en bij { $poll } staat tot wanneer dat kan. Intrekken kan wel.

offer-poll = Een peiling maakt u in een formulier.
offer-proposal = Een voorstel maakt u in een formulier.
help-polls = open peilingen en voorstellen; met „alle” ook die gesloten zijn
help-polls-usage = { $command } peilingen
help-poll = een peiling, of een voorstel dat buiten vergadering een besluit kan worden
help-poll-usage = { $command } peiling · { $command } voorstel
failed-post_poll = het plaatsen van { $subject }
failed-refresh_poll = het bijwerken van { $subject }
failed-say_under_poll = de uitslag van { $subject }
failed-remind_vote = de herinnering om te stemmen aan { $subject }
