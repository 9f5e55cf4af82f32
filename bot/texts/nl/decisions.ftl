### Besluiten.

decision-fallback = Besluit { $number }: { $text }
decision-recorded = Vastgelegd als { $number }.
decision-undone = { $number } is ongedaan gemaakt.
decision-superseded-by = Vervangen door { $number }.
decision-status-superseded = Dit besluit is vervangen.
decision-status-revoked = Dit besluit is ingetrokken.
decision-status-undone = Dit besluit is bij vergissing vastgelegd en ongedaan gemaakt.
decision-again = Dit besluit legde u zojuist al vast als { $number }.

decisions-latest = De laatste besluiten:
decisions-found =
    { $count ->
        [one] Dit is erover besloten:
       *[other] Dit is erover besloten, het beste antwoord bovenaan:
    }
decisions-none = Daarover vind ik geen besluit.
decisions-none-hint = Probeer het met andere woorden, of bekijk de laatste besluiten met „besluiten”. Wat ik verder kan, staat onder „help”.
decisions-nearest = Het dichtst in de buurt komen:
decisions-guesses = Misschien bedoelt u een van deze:
decisions-guess = { $number }, { $day }: { $topic }
decisions-empty = Er zijn nog geen besluiten vastgelegd.

form-decision-title = Besluit vastleggen
field-decision-text = Wat is er besloten?
field-decision-date = Besloten op
field-decision-meeting = Vergadering
field-decision-topic = Onderwerp
field-decision-how = Hoe is er besloten?
field-decision-how-hint = Bijvoorbeeld: met algemene stemmen, 12 voor en 3 tegen, bij consent, of tussen twee vergaderingen in.

mistake-decision-empty = Vul in wat er besloten is.
mistake-decision-long = Een besluit heeft hoogstens { COUNT($limit, one: "teken", other: "tekens") }; dit zijn er { $length }.
mistake-decision-future = Deze dag moet nog komen. Vul in wanneer het besloten is.
refused-decision-unknown = Ik ken geen besluit { $decision }. De laatste staan onder „besluiten”.
mistake-decision-circle = { $decision } staat zelf al in deze reeks; zo zou een besluit zichzelf opvolgen. Kies een ander.
mistake-decision-ends-early = Dit besluit is van { $on }; eerder kan het niet eindigen. Kies een latere dag.
refused-not-your-decision = { $decision } neemt alleen terug wie het heeft vastgelegd. Een organisator kan het verbeteren, vervangen of intrekken.
refused-decision-ended = { $decision } geldt al niet meer. Kies het besluit dat ervoor in de plaats kwam.
refused-decision-holds = { $decision } geldt gewoon; er valt niets terug te draaien.

decision-corrected = { $number } is gecorrigeerd. De oude tekst blijft te lezen onder Geschiedenis.
decision-superseded = { $number } is vervangen.
decision-revoked = { $number } is ingetrokken.
decision-restored = { $number } geldt weer.
decision-superseded-on = Vervangen door { $number } per { $day }.
decision-revoked-on = Ingetrokken per { $day }.
decision-supplements = Vult { $number } aan.
decision-supplemented = Aangevuld door { $numbers }.
decision-replaces = Komt in de plaats van { $numbers }.
decision-how = Zo besloten: { $how }
decision-minutes-draft = Concept: het verslag is nog niet vastgesteld.
decision-minutes-held_over = Concept: het verslag is aangehouden en dus nog niet vastgesteld.
decision-minutes-withdrawn = Het verslag waaruit dit komt, is ingetrokken.
decision-minutes-adopted = Het verslag is vastgesteld.
decision-minutes-changed = Het verslag is gewijzigd vastgesteld.
decision-source-text = Het stond er zo:
decision-source-link = Naar de bron
decision-by-import = een import
decision-history-title = Geschiedenis van { $number }
decision-history-own = Dit is het besluit zelf.
decision-history-none = Aan dit besluit is nooit iets veranderd.
decision-change-corrected = Gecorrigeerd op { $at } door { $by }. Eerst stond er:
decision-change-superseded = Vervangen door { $number }, genoteerd op { $at } door { $by }.
decision-change-supplemented = Aangevuld door { $number }, genoteerd op { $at } door { $by }.
decision-change-revoked = Ingetrokken, genoteerd op { $at } door { $by }.
decision-change-revoked-on = Ingetrokken per { $day }, genoteerd op { $at } door { $by }.
decision-change-restored = Geldt weer sinds { $at }, door { $by }.
decision-change-undone = Ongedaan gemaakt op { $at } door { $by }.
button-decision-history = Geschiedenis
button-decision-again = Nog een keer vastleggen
option-decision-correct = Corrigeren…
option-decision-end = Geldt niet meer…
option-decision-restore = Geldt toch weer
decisions-latest-valid = De laatste besluiten die nog gelden:
decisions-found-valid =
    { $count ->
        [one] Dit geldt nu:
       *[other] Dit geldt nu, het beste antwoord bovenaan:
    }
decisions-none-valid = Daarover vind ik geen besluit dat nog geldt.
form-decision-correct-title = Besluit corrigeren
form-decision-correct-intro = De tekst van { $number } zoals die nu luidt, blijft bewaard en is voor iedereen na te lezen.
form-decision-end-title = Geldt niet meer
field-decision-agenda-item = Agendapunt
field-decision-replaces = Vervangt
field-decision-replaces-hint = Het nummer van een eerder besluit, bijvoorbeeld B12.
field-decision-supplements = Vult aan
field-decision-supplements-hint = Het nummer van een besluit dat blijft gelden, bijvoorbeeld B12.
field-decision-successor = Vervangen door
field-decision-successor-hint = Het nummer van het nieuwe besluit. Leeg: het besluit is ingetrokken.
field-decision-ends = Geldt niet meer vanaf
mistake-decision-number = „{ $typed }” is geen nummer van een besluit. Schrijf het als B12.
field-aliases = Eigen namen en afkortingen
field-aliases-hint = Eén per regel, bijvoorbeeld: SRS = Platform Regionale Samenwerking. Vragen over besluiten worden ermee begrepen.
mistake-alias = Deze regel begrijp ik niet: „{ $line }”. Schrijf een naam, het teken = en waar die voor staat.
decisions-further = Verder komt dit in de buurt:
decision-holds-from = Geldt vanaf { $day }.
