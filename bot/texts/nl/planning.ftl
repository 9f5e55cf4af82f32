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
