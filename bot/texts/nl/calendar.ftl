### Agendabestanden, en de eigen agenda van een lid.

calendar-session = { $title } ({ $place } van { $count })
calendar-online = Online: { $link }
