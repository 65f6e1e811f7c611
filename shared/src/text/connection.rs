//! The state of a device's connection.

texts! {
    lost { "Geen verbinding. Wat je schrijft, blijft bewaard; we blijven het proberen.", "No connection. What you write is kept; we’ll keep trying." }
    loses_words { "Deze browser kan niet bewaren wat je typt. Houd deze pagina open tot het verstuurd is.", "This browser can’t keep what you type. Keep this page open until it is sent." }
    lost_here { "Geen verbinding. Dit scherm probeert het steeds opnieuw.", "No connection. This screen keeps trying." }
    lost_with_waiting(count: usize) { "Geen verbinding; we blijven het proberen. Nog te versturen vanaf dit apparaat: {count}.", "No connection; we’ll keep trying. Waiting on this device: {count}." }
    not_done { "Geen verbinding. Kijk zodra die terug is of dit is gebeurd; doe het anders opnieuw.", "No connection. Once it is back, see whether this was done; if not, do it again." }
    no_answer_yet { "Nog geen antwoord: misschien is er geen verbinding.", "No answer yet: there may be no connection." }
    message_stays { "Geen verbinding: niet verstuurd. Probeer het opnieuw zodra die terug is.", "No connection: not sent. Try again once it is back." }
    other_version { "Er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "There is a new version. Reload the page; what you wrote is kept." }
    open_elsewhere { "Je hebt deze sessie in te veel tabbladen of op te veel apparaten open. Op deze pagina gebeurt niets meer. Wil je hier verder? Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "You have this session open in too many tabs or on too many devices. This page has stopped updating. To carry on here, reload it; what you wrote is kept." }
    reload { "Laad opnieuw", "Reload" }
    page_coming { "De pagina komt eraan …", "Loading the page …" }
    page_not_here { "Deze pagina is niet geladen.", "This page didn’t load." }
    page_not_here_why { "Je hebt nu geen verbinding, of er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "You have no connection just now, or there is a new version. Reload the page; what you wrote is kept." }
    still_to_be_sent { "nog te versturen", "still to be sent" }
    your_words { "Dit schreef je:", "This is what you wrote:" }
    copy { "Kopieer", "Copy" }
    copied { "Gekopieerd.", "Copied." }
    close { "Sluit", "Close" }
    connecting { "Verbinding maken …", "Connecting …" }
    no_connection { "We krijgen geen verbinding met de server. Controleer je netwerk en probeer het opnieuw.", "We can’t reach the server. Check your network and try again." }
    unexpected { "Dat ging niet goed. Probeer het nog eens.", "That did not work. Please try again." }
    not_let_in { "Deze link werkt niet (meer). Controleer of je hem helemaal hebt overgenomen, of vraag een nieuwe aan de begeleider.", "This link doesn’t work (any more). Check that you copied all of it, or ask the facilitator for a new one." }
    /// After a refused entry: perhaps the server's data is elsewhere for a moment.
    knocks_again { "Werkte het net nog wel? Dan ligt het aan de server, of is de link ingetrokken. Dit apparaat probeert het vanzelf opnieuw; wat je schreef, blijft bewaard.", "Did it work a moment ago? Then it’s the server, or the link was withdrawn. This device keeps trying by itself; what you wrote is kept." }
    join_anew { "Doe opnieuw mee", "Join again" }
    link_changed { "Deze link is ingetrokken of vervangen. Vraag de nieuwe aan wie de sessie begeleidt.", "This link was withdrawn or replaced. Ask whoever facilitates the session for the new one." }
    deleted { "Deze sessie is gewist. Alles wat erin stond, is weg.", "This session was deleted. Everything in it is gone." }
    only_here_links(here: &str, elsewhere: &str) { "Alleen deze computer kan {here} openen; de links en de QR-code leiden daarom naar {elsewhere}.", "Only this computer can open {here}; the links and the QR code therefore lead to {elsewhere}." }
    only_here_start(port: u16) { "Alleen deze computer kan deze links openen; start de server met --listen 0.0.0.0:{port}, dan kunnen anderen er ook bij.", "Only this computer can open these links; start the server with --listen 0.0.0.0:{port}, and others can too." }
    only_here_unknown { "Alleen deze computer kan deze links openen; open deze pagina op het adres dat de server in het netwerk heeft.", "Only this computer can open these links; open this page at the address that the server has in the network." }
    set_public_url(base: &str) { "De link en de QR-code leiden naar {base}, het adres van deze pagina. De server hoort dat adres niet van wat ervóór staat; start hem met --public-url {base}, dan klopt het overal.", "The links and the QR code lead to {base}, the address of this page. What stands in front of the server does not pass that address on; start the server with --public-url {base}, and it is right everywhere." }
    waits_its_turn(seconds: u32) { "Er beginnen nu veel groepen tegelijk. Over 1 seconde proberen we het vanzelf opnieuw." / "Er beginnen nu veel groepen tegelijk. Over {seconds} seconden proberen we het vanzelf opnieuw.", "Many groups are starting at once. We’ll try again automatically in 1 second." / "Many groups are starting at once. We’ll try again automatically in {seconds} seconds." }
    too_many_tabs(count: usize) { "Je hebt hier {count} tabbladen met een sessie open; meer dan vijf laat de browser op dit netwerk niet toe. Sluit er een.", "You have {count} tabs with a session open here; on this network the browser allows no more than five. Close one." }
    held_back(host: &str) { "De server is er wel, maar dit netwerk of een proxy houdt tegen wat hij stuurt. Wie het beheert, leest hier wat {host} nodig heeft:", "The server is there, but this network or a proxy holds back what it sends. Whoever runs it can read here what {host} needs:" }
    kept_days(days: u16) { "Deze sessie wordt 1 dag na het einde vanzelf gewist." / "Deze sessie wordt {days} dagen na het einde vanzelf gewist.", "This session is deleted automatically 1 day after its end." / "This session is deleted automatically {days} days after its end." }
    kept_for_ever { "Deze sessie wordt niet vanzelf gewist.", "This session is not deleted automatically." }
    to_home { "Naar de startpagina", "To the start page" }
}
