### Wat een organisator schrijft aan wie bij een bijeenkomst hoort, en de herinnering aan wie nog twijfelt.

## Herinneren
button-nudge = Herinner wie nog twijfelt
nudge-title = Wie nog twijfelt
nudge-question =
    { $count ->
        [one] 1 lid zei misschien of antwoordde nog niet op { $title }. Zal ik dat lid vragen om te antwoorden?
       *[other] { $count } leden zeiden misschien of antwoordden nog niet op { $title }. Zal ik hun vragen om te antwoorden?
    }
nudge-once = Dit kan één keer. Wie een pauze heeft of geen herinneringen wil, krijgt niets.
nudge-words = Weet u al of u komt? Met uw antwoord weten we waar we aan toe zijn.
field-nudge-words-hint = Laat u dit leeg, dan schrijf ik: { $words }
nudge-done =
    { $count ->
        [one] 1 lid krijgt een herinnering, op een werkmoment.
       *[other] { $count } leden krijgen een herinnering, ieder op een werkmoment.
    }
nudged-by = { $name } heeft op { $on } herinnerd wie nog twijfelde.
reminder-nudge = { $name } vraagt of u komt: { $title }. Antwoorden kan tot en met { $day }.
reminder-nudge-late = { $name } vraagt of u komt: { $title }.
refused-nudged-already = Wie nog twijfelde over { $event }, is op { $on } al herinnerd door { $by }. Dat gebeurt één keer.
refused-nobody-to-tell = Er is niemand die dit zou krijgen. Misschien heeft iedereen al geantwoord.

## Bericht aan deelnemers
button-event-message = Bericht aan deelnemers…
message-title = Bericht aan deelnemers
field-message-whom = Aan wie?
whom-coming = Wie komt ({ $count })
whom-waiting = Wie op de wachtlijst staat ({ $count })
whom-invited = Alle genodigden ({ $count })
field-message-words = Uw bericht
field-message-words-hint = Ieder krijgt het als direct bericht, met uw naam erbij. Antwoorden komen bij u.
mistake-message-words = Schrijf eerst wat u wilt zeggen.
button-message-look = Bekijken
button-send = Versturen
message-preview =
    { $count ->
        [one] Dit bericht gaat naar 1 lid.
       *[other] Dit bericht gaat naar { $count } leden, naar ieder één keer.
    }
message-preview-hint = Overdag gaat het meteen, ’s nachts om 8.00 uur; in de laatste 24 uur voor het begin altijd meteen.
message-done =
    { $count ->
        [one] Het bericht gaat naar 1 lid.
       *[other] Het bericht gaat naar { $count } leden.
    }
message-from = { $name } schrijft u over { $title } ({ $event }), { $when }:

## Antwoorden
button-message-reply = Antwoorden…
message-reply-hint = Wat u hier als antwoord typt, stuur ik door aan { $name }.
reply-title = Antwoorden
field-message-reply = Uw antwoord
message-replied = Ik heb uw antwoord doorgestuurd aan { $name }.
message-reply = { $name } antwoordt op uw bericht over { $title } ({ $event }):
refused-message-unknown = Dit bericht ken ik niet, of het is langer dan 90 dagen geleden. Schrijf de organisator rechtstreeks.
