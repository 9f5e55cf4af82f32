### Besluiten.

decision-fallback = Besluit { $number }: { $text }
decision-recorded = Vastgelegd als { $number }.
decision-undone = { $number } is ongedaan gemaakt.
decision-superseded = Vervangen door { $number } van { $day }.
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
decisions-none-hint = Probeer het met andere woorden, of bekijk de laatste besluiten met „besluiten”.
decisions-nearest = Het dichtst in de buurt komen:
decisions-empty = Er zijn nog geen besluiten vastgelegd.

form-decision-title = Besluit vastleggen
field-decision-text = Wat is er besloten?
field-decision-date = Besloten op
field-decision-meeting = Vergadering
field-decision-topic = Onderwerp

mistake-decision-empty = Vul in wat er besloten is.
mistake-decision-long = Een besluit heeft hoogstens { $limit } tekens; dit zijn er { $length }.
mistake-decision-future = Deze dag moet nog komen. Vul in wanneer het besloten is.
refused-decision-unknown = Ik ken geen besluit { $decision }. De laatste staan onder „besluiten”.
mistake-decision-circle = { $decision } staat zelf al in deze reeks; zo zou een besluit zichzelf opvolgen. Kies een ander.
mistake-decision-ends-early = Dit besluit is van { $on }; eerder kan het niet eindigen. Kies een latere dag.
refused-decision-ended = { $decision } geldt al niet meer. Kies het besluit dat ervoor in de plaats kwam.
refused-decision-holds = { $decision } geldt gewoon; er valt niets terug te draaien.
