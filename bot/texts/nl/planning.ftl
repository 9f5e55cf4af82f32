### Vooruit plannen: wat voorgenomen is, en wat een dag is.

refused-event-planned = { $title } ({ $event }) is voorgenomen en nog niet aangekondigd.
why-planned = Voorgenomen: alleen organisatoren zien dit. De aankondiging komt vanzelf op { $day }, of eerder met Beheren…
button-announce-now = Nu aankondigen
button-drop-planned = Laten vervallen
event-announced-said = Aangekondigd: de kaart komt in het kanaal.
events-planned = Voorgenomen
planned-announced-on = aankondiging op { $day }

field-recess = Reces van gemeenteraden
field-recess-hint = Eén dag of periode per regel, geschreven als bij de vrije dagen. Het jaarplan en het plannen houden er rekening mee.

## Wat een dag is
public-holiday-new-year = nieuwjaarsdag
public-holiday-good-friday = Goede Vrijdag
public-holiday-easter-sunday = eerste paasdag
public-holiday-easter-monday = tweede paasdag
public-holiday-kings-day = Koningsdag
public-holiday-queens-day = Koninginnedag
public-holiday-ascension = Hemelvaartsdag
public-holiday-liberation-day = Bevrijdingsdag
public-holiday-whit-sunday = eerste pinksterdag
public-holiday-whit-monday = tweede pinksterdag
public-holiday-christmas-day = eerste kerstdag
public-holiday-boxing-day = tweede kerstdag
school-holiday-autumn = herfstvakantie
school-holiday-christmas = kerstvakantie
school-holiday-spring = voorjaarsvakantie
school-holiday-may = meivakantie
school-holiday-summer = zomervakantie
school-holiday-where = { $holiday } ({ $regions })
region-north = Noord
region-middle = Midden
region-south = Zuid
regions-all = alle regio’s
regions-one = regio { $region }
regions-two = regio’s { $region } en { $other }
day-own = vrije dag van het netwerk
day-recess = reces van gemeenteraden
day-unknown = Of { $day } in een schoolvakantie valt, is niet bekend: de tabel loopt van { $first } tot en met { $last }.

## Goed om te weten bij een datum
remarks-intro = Goed om te weten bij deze datum:
remark-day = { CAP($day) }: { $names }
remark-far = De datum ligt meer dan twee jaar vooruit.
remark-other = Tegelijk gepland: { $title } ({ $number }), { $when }
remarks-more = En nog { $count }.

## Het jaarplan
year-plan-form = Jaarplan maken
year-plan-title = Jaarplan { $year }
year-plan-file = jaarplan
year-plan-held =
    { $count ->
        [one] In { $year } staat al 1 evenement.
       *[other] In { $year } staan al { $count } evenementen.
    }
button-plan-docx = Als Word-bestand
button-plan-ics = Voor uw agenda (.ics)
field-plan-year = Jaar
field-plan-meeting = Aantal vergaderingen
field-plan-gathering = Aantal bijeenkomsten
field-plan-tour = Aantal excursies
field-plan-course = Aantal leergangen
field-plan-weekdays = Op welke dagen
field-plan-avoid = Liever niet in
field-plan-ahead = Aankondigen
field-plan-ahead-hint = Tot dan zien alleen organisatoren wat voorgenomen is.
button-propose = Voorstel maken
button-plan-all = Alles opnemen
button-ask-row = Datumprikker…
button-drop-row = Laten vervallen
year-plan-row = { $kind } { $nth } van { $year }
year-plan-place = Nog te bepalen
year-plan-intro =
    { $count ->
        [0] Er staat niets meer in dit voorstel.
        [one] Het voorstel voor 1 evenement. Kies zo nodig een andere dag. Met Alles opnemen wordt het voorgenomen; de aankondiging komt vanzelf { COUNT($weeks, one: "week", other: "weken") } vooraf.
       *[other] Het voorstel voor { $count } evenementen. Kies zo nodig andere dagen. Met Alles opnemen worden ze voorgenomen; elke aankondiging komt vanzelf { COUNT($weeks, one: "week", other: "weken") } vooraf.
    }
year-plan-missing =
    { $count ->
        [one] Voor 1 evenement bleef geen vrije dag over. Kies zelf een dag of laat het vervallen.
       *[other] Voor { $count } evenementen bleef geen vrije dag over. Kies zelf een dag of laat ze vervallen.
    }
why-no-day = Er bleef geen dag over die past.
why-free = { CAP($day) }. Geen feestdag, schoolvakantie of reces, en er is niets anders gepland.
why-free-unknown = { CAP($day) }. Geen feestdag of reces, en er is niets anders gepland. Of het schoolvakantie is, is niet bekend.
why-against = { CAP($day) }. Let op: { $names }.
why-passed = Overgeslagen: { $day } ({ $names }).
why-taken = er is die dag al iets gepland
why-not-preferred = geen dag van uw voorkeur
why-since = { COUNT($days, one: "dag", other: "dagen") } na het vorige
year-plan-done =
    { $count ->
        [one] Er is 1 evenement voorgenomen. Alleen organisatoren zien het, tot de aankondiging.
       *[other] Er zijn { $count } evenementen voorgenomen. Alleen organisatoren zien ze, tot de aankondiging.
    }
year-plan-done-hint = Locatie, agenda en de rest vult u per evenement in met Beheren…, ook nu al. Welke berichten er in het jaar uitgaan, kan de beheerder vooraf laten zien.
year-plan-empty = Er is niets gepland.
year-plan-undone =
    { $count ->
        [0] Er viel niets meer terug te draaien.
        [one] Er is 1 evenement uit de planning gehaald.
       *[other] Er zijn { $count } evenementen uit de planning gehaald.
    }
year-plan-on-its-way = Het bestand komt in uw direct bericht met mij te staan.
year-plan-sent = Het jaarplan van { $year }: wat voorgenomen of aangekondigd is, zoals het nu staat.
year-plan-column-day = Datum
year-plan-column-hours = Tijd
year-plan-column-what = Wat
year-plan-column-place = Locatie
year-plan-column-state = Stand
year-plan-announced = aangekondigd
year-plan-rehearsed = Welke berichten er in { $year } uitgaan, aan wie en wanneer, staat in de generale repetitie die bij dit plan hoort.
year-plan-signed = Vastgesteld door het bestuur op: ____________________
failed-send_year_plan = het jaarplan voor { $subject }
refused-plan-gone = Dit voorstel is verouderd. Begin opnieuw met het jaarplan.
mistake-plan-year = Kies een jaar van { $first } tot en met { $last }.
mistake-plan-count = Vul in totaal 1 tot { COUNT($most, one: "evenement", other: "evenementen") } in.
mistake-plan-other-year = Deze dag valt niet in { $year }. Kies een dag in dat jaar.
mistake-plan-weekdays = Kies minstens één dag.
mistake-plan-months = Zo blijft er geen maand over. Haal er een weg.
mistake-plan-skipped = Dit uur bestaat op deze dag niet: de klok gaat vooruit. Kies een andere dag.
help-year-plan = een jaar plannen: data zonder feestdagen, schoolvakanties en reces, met waarom die dag
help-year-plan-usage = { $command } jaarplan 2027
offer-year-plan = Een jaarplan maakt u in een formulier.
