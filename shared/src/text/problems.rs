//! Answers to plain requests that failed, in addition to the texts of [`super::rejections`] and the
//! [`super::entrance`].

texts! {
    no_such_session { "Deze code kennen we niet. Vraag je begeleider of hij klopt.", "We don’t know this code. Ask your facilitator whether it is right." }
    too_many_tries { "Dat waren te veel codes achter elkaar. Wacht even, kijk de code na en probeer het opnieuw.", "That was too many codes in a row. Wait a moment, check the code and try again." }
    key_needed { "Op deze server heb je een sleutel nodig om een sessie te openen. Vraag hem aan wie de server beheert.", "On this server you need a key to open a session. Ask whoever runs the server for it." }
    wrong_key { "Deze sleutel klopt niet. Vraag de goede aan wie de server beheert.", "This key is not right. Ask whoever runs the server for the right one." }
    too_many_keys { "Te veel verkeerde sleutels achter elkaar. Wacht een minuut, kijk de sleutel na en probeer het opnieuw.", "Too many wrong keys in a row. Wait a minute, check the key and try again." }
    unknown_dilemma { "Dit dilemma staat niet (meer) in de bibliotheek. Laad de pagina opnieuw.", "This dilemma is not in the library (any more). Reload the page." }
    doubled_dilemma { "Er staat een dilemma twee keer in. Laat er een weg.", "A dilemma is in it twice. Leave one out." }
    no_dilemmas_block { "Het programma heeft een onderdeel met dilemma’s nodig.", "The programme needs a part with dilemmas." }
    not_found { "Hier is niets. Ga terug naar de startpagina.", "There is nothing here. Go back to the start page." }
    not_understood { "Dit verzoek begrijpen we niet. Laad de pagina opnieuw.", "We don’t understand this request. Reload the page." }
    too_large { "Dat is te veel in één keer. Maak het korter.", "That is too much at once. Make it shorter." }
    too_large_in_front { "Dit bestand is te groot voor wat er vóór deze server staat. Vraag wie de server beheert om daar 16 MB toe te laten; in nginx is dat client_max_body_size 16m.", "This file is too large for what stands in front of this server. Ask whoever runs the server to let 16 MB through there; in nginx that is client_max_body_size 16m." }
    from_elsewhere { "Dit verzoek kwam van een andere site. Open de pagina hier en probeer het opnieuw.", "This request came from another site. Open the page here and try again." }
    other_name(url: &str) { "Deze server weet niet dat hij {url} heet. Beheer je hem? Start hem dan met de optie --public-url en het adres dat mensen intypen, bijvoorbeeld --public-url {url}, of zet dat in AO_PUBLIC_URL.", "This server does not know that it is called {url}. Do you run it? Then start it with the option --public-url and the address that people type, for example --public-url {url}, or set AO_PUBLIC_URL to it." }
    other_name_by_proxy(url: &str) { "Deze server weet niet dat hij {url} heet. Beheer je hem? Start hem dan met de opties --public-url {url} --trust-proxy 1: het adres dat mensen intypen, en één proxy ervoor die je vertrouwt. Of zet dat in AO_PUBLIC_URL en AO_TRUST_PROXY.", "This server does not know that it is called {url}. Do you run it? Then start it with the options --public-url {url} --trust-proxy 1: the address that people type, and one proxy in front that you trust. Or set AO_PUBLIC_URL and AO_TRUST_PROXY." }
    took_too_long { "Dat duurde te lang. Probeer het opnieuw.", "That took too long. Try again." }
    too_busy { "Het is nu te druk. Probeer het zo opnieuw.", "It is too busy now. Try again in a moment." }
    files_busy { "Er worden nu te veel grote bestanden tegelijk gemaakt of teruggehaald. Wacht een halve minuut en probeer het opnieuw.", "Too many large files are being made or brought back at once. Wait half a minute and try again." }
    archive_too_large { "Dit bestand is te groot om terug te halen: een sessie is hooguit 16 MB.", "This file is too large to bring back: a session is at most 16 MB." }
    stream_gone { "De verbinding is verbroken. Maak opnieuw verbinding.", "The connection is gone. Connect again." }
    broken { "Er ging iets mis bij ons. Probeer het opnieuw.", "Something went wrong on our side. Try again." }
}
