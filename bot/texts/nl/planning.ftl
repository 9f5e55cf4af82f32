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
