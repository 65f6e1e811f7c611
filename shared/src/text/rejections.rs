//! Why something was not done, and what to do then.

use crate::dilemma::{self, DilemmaField};
use crate::language::Language;
use crate::session::{ArgumentCommand, BallotCommand, Command, Rejection, RoomCommand, RoundCommand};

texts! {
    facilitator_only { "Dat kan alleen de begeleider doen.", "Only the facilitator can do that." }
    presenter_only { "Dat kan alleen de schermdeler doen.", "Only the presenter can do that." }
    members_only { "Dat kan alleen als je in een groep zit.", "Only people in a group can do that." }
    not_yours { "Je kunt alleen aanpassen wat je zelf schreef. De schermdeler kan alles aanpassen.", "You can only change what you wrote. The presenter can change anything." }
    session_ended { "Deze sessie is afgelopen. Je kunt alles nog lezen, maar niets meer wijzigen.", "This session is over. You can still read everything, but not change anything." }
    no_such_room(room: u16) { "Groep {room} bestaat niet. Kijk het nummer na.", "There is no group {room}. Check the number." }
    no_such_person { "Die deelnemer is hier niet meer.", "That participant is no longer here." }
    part_not_running { "Dit onderdeel is voorbij of nog niet begonnen. Je tekst is bewaard op je apparaat.", "This part is over, or has not begun. Your text is kept on your device." }
    writing_begun { "Er is al geschreven. De zin blijft zoals hij is.", "People have written already. The sentence stays as it is." }
    on_the_wall { "Dit hangt al op de muur en blijft zoals het is.", "This is on the wall already and stays as it is." }
    no_such_entry { "Dat kaartje hangt niet op de muur.", "That card is not on the wall." }
    no_such_bundle { "Die bundel bestaat niet meer.", "That bundle does not exist any more." }
    no_expectation { "Je hebt geen verwachting op de muur van de check-in.", "You have no expectation on the wall of the check-in." }
    no_such_thought { "Die gedachte heb je niet meer.", "You don’t have that thought any more." }
    thought_shared { "Dit is gedeeld. Haal het eerst terug.", "This is shared. Take it back first." }
    no_such_question { "Die vraag is er niet meer.", "That question is no longer there." }
    no_such_dilemma { "Dat dilemma hoort niet bij deze sessie.", "That dilemma is not part of this session." }
    no_such_block { "Dat onderdeel staat niet in het programma.", "That part is not in the programme." }
    block_runs { "Dit onderdeel loopt nu. Maak het langer of korter met de knoppen bij de klok, of begin eerst een ander onderdeel.", "This part is running. Make it longer or shorter with the buttons at the clock, or start another part first." }
    block_was_had { "Dit onderdeel is al geweest: het blijft staan zoals het is. Voeg een nieuw onderdeel toe als je iets anders wilt doen.", "This part is over: it stays as it is. Add a new part if you want to do something else." }
    last_dilemmas { "Een sessie heeft minstens één onderdeel met dilemma’s. Voeg eerst een ander toe.", "A session has at least one part with dilemmas. Add another one first." }
    dilemma_was_had { "Een groep heeft dit dilemma al gehad. Voeg de verbeterde tekst toe als een nieuw dilemma.", "A group has had this dilemma already. Add the corrected text as a new dilemma." }
    dilemma_name_taken { "Er zit al een dilemma met deze naam in de sessie. Geef het een andere naam.", "The session already has a dilemma with this name. Give it another name." }
    unfit_name { "De korte naam klopt niet: kleine letters, cijfers en streepjes.", "The short name is not right: small letters, digits and dashes." }
    unfit_theme(most: usize) { "Het thema klopt niet: één of twee woorden, hooguit {most} tekens.", "The theme is not right: one or two words, at most {most} characters." }
    unfit_question(most: usize) { "De kernvraag klopt niet: hooguit {most} tekens, met een vraagteken aan het eind.", "The key question is not right: at most {most} characters, with a question mark at the end." }
    unfit_prompts(most: usize) { "De hulpvragen kloppen niet: twee of drie, elk hooguit {most} tekens.", "The prompts are not right: two or three, each of at most {most} characters." }
    unfit_title(most: usize) { "De titel van een scenario klopt niet: hooguit {most} tekens.", "The title of a scenario is not right: at most {most} characters." }
    unfit_text(least: usize, most: usize) { "De tekst van een scenario klopt niet: minstens {least} woorden en hooguit {most} tekens.", "The text of a scenario is not right: at least {least} words and at most {most} characters." }
    unfit_points(most: usize) { "De punten van een scenario kloppen niet: drie, elk hooguit {most} tekens.", "The points of a scenario are not right: three, each of at most {most} characters." }
    not_now { "Het onderdeel met dilemma’s loopt nu niet. Wacht tot de begeleider start.", "The dilemmas are not running now. Wait for the facilitator to start." }
    block_paused { "Het onderdeel is gepauzeerd. Beginnen kan zodra de begeleider verdergaat.", "The part is paused. You can start once the facilitator resumes." }
    nothing_to_start { "Er is nog geen groep die kan beginnen.", "There is no group yet that can start." }
    other_room { "Je zat toen in een andere groep.", "You were in another group then." }
    vote_not_counted { "Je stem telde daarom niet mee.", "So your vote did not count." }
    vote_here { "Je stem telde daarom niet mee. Stem hier opnieuw.", "So your vote did not count. Vote again here." }
    support_not_counted { "Je +1 telde daarom niet mee.", "So your +1 did not count." }
    step_not_taken { "De stap is daarom niet gezet.", "So the step was not taken." }
    words_not_placed { "Wat je schreef, is daarom niet geplaatst.", "So what you wrote was not placed." }
    help_not_asked { "Jullie oproep om hulp is daarom niet gewijzigd.", "So your call for help was not changed." }
    role_not_changed { "Aan wie schermdeler is, is daarom niets gewijzigd.", "So nothing was changed about who presents." }
    not_done { "Dit is daarom niet gedaan.", "So this was not done." }
    other_round { "Je groep is al bij een ander dilemma.", "Your group is already at another dilemma." }
    round_closed { "Dit dilemma is al afgerond.", "This dilemma is closed already." }
    must_choose_first { "Eerst moet er gekozen worden.", "A choice must be made first." }
    no_dilemma_left { "Alle dilemma’s zijn gedaan.", "All dilemmas are done." }
    no_time_left { "De tijd voor dilemma’s is om.", "The time for dilemmas is up." }
    writing_closed { "De tijd is om: schrijven is gesloten. Jullie moeten kiezen.", "Time is up: writing is closed. You must choose." }
    writing_not_open { "Lees eerst samen. Schrijven kan vanaf Links.", "Read together first. Writing starts at Left." }
    not_choosing { "Stemmen kan pas bij Kiezen.", "You can only vote at Choose." }
    not_reading { "Je eerste gevoel geven kan alleen bij Lezen.", "You can only give your first instinct at Read." }
    no_ballots { "Er heeft nog niemand gestemd.", "Nobody has voted yet." }
    no_tie { "Het is niet (meer) gelijk.", "It is not a tie (any more)." }
    re_voted_already { "De tweede stemming is al geweest. Laat nu het lot beslissen.", "You’ve already voted a second time. Now draw lots." }
    only_renewed { "De link van de begeleider kun je niet intrekken, dan kan niemand er meer bij. Maak een nieuwe link: de oude werkt dan niet meer.", "You can’t withdraw the facilitator’s link, because then nobody could get in any more. Make a new link: the old one then stops working." }
    first_link_only { "Dat kan alleen degene met de eerste link, die bij het openen van de sessie is gemaakt. Vraag het diegene.", "Only whoever has the first link, made when the session was opened, can do that. Ask them." }
    no_such_co_facilitator { "Deze link is al ingetrokken. Maak een nieuwe.", "This link was withdrawn already. Make a new one." }
    co_facilitator_name_taken { "Er is al een medebegeleider met deze naam. Kies een naam die jullie uit elkaar houden.", "There is a co-facilitator with this name already. Choose a name that tells them apart." }
    too_many_co_facilitators(most: usize) { "Al {most} medebegeleiders hebben een link. Trek er eerst een in.", "{most} co-facilitators have a link already. Withdraw one first." }
    voted_on_devices { "Er is al op de apparaten gestemd. Open die stemmen; handen tellen hoeft dan niet.", "People have voted on their devices already. Open those votes; there is no need to count hands." }
    tied { "Het is gelijk: houd een tweede stemming, of laat het lot beslissen.", "It is a tie: hold a second vote, or draw lots." }
    other_side_leads { "Intussen kiest de meerderheid de andere kant; er is nog niets vastgelegd. Klopt je zin ook daarvoor? Leg de keuze dan opnieuw vast.", "Meanwhile the majority has changed sides; nothing is locked yet. Does your sentence fit that side too? Then lock the choice again." }
    lot_fell { "Het lot is gevallen: stemmen kan niet meer.", "The lot has fallen: voting is closed." }
    counted_by_hands { "De schermdeler heeft de handen geteld. Dat is nu de uitslag.", "The presenter has counted hands. That is now the result." }
    ballots_open { "De stemmen zijn al open. Wie al heeft gestemd, kan nog van keuze wisselen.", "The votes are open already. Anyone who has voted can still change sides." }
    too_few_ballots { "Er zijn te weinig stemmen: je zou kunnen zien wie wat stemt. Wacht tot er drie zijn of iedereen heeft gestemd, of tel handen.", "There are too few votes: people could see who voted what. Wait until there are three or everyone has voted, or count hands." }
    others_left { "Je kunt je stem nu niet meer wijzigen: anderen die stemden zijn weg, en dan is te zien dat jij het was.", "You can’t change your vote any more: others who voted have left, so everyone would see that it was you." }
    unheard_pro { "Hoor eerst ook de andere kant: schrijf minstens één voordeel op van wat jullie niet kiezen.", "Hear the other side first: write down at least one pro of what you do not choose." }
    unheard_con { "Hoor eerst ook de andere kant: schrijf minstens één nadeel op van jullie keuze.", "Hear the other side first: write down at least one con of your choice." }
    not_minority { "Deze zin is voor wie anders stemde.", "This sentence is for those who voted differently." }
    no_minority { "Jullie waren het eens: er is geen minderheid.", "You all agreed: there is no minority." }
    no_such_argument { "Dat voor- of nadeel is er niet meer.", "That pro or con is gone." }
    changed_meanwhile { "Dit is intussen door iemand anders gewijzigd; jouw tekst is niet geplaatst. Lees hoe het er nu staat, en verstuur jouw tekst opnieuw als die ervoor in de plaats moet komen.", "Someone else has changed this meanwhile, so your text was not placed. Read how it stands now, and send yours again if it should replace that." }
    empty_text { "Er staat nog niets. Schrijf eerst iets op.", "There is nothing yet. Write something first." }
    text_too_long(most: usize) { "Dat is te lang: hooguit {most} tekens.", "That is too long: at most {most} characters." }
    changed_too_often(most: usize) { "Dit is al {most} keer gewijzigd, vaker kan niet. Ga verder met hoe het nu is.", "This has been changed {most} times already, and can’t be changed more often. Carry on with it as it is now." }
    full { "Er kan niets meer bij: het maximum is bereikt.", "Nothing can be added: the maximum has been reached." }
    session_full { "Deze sessie is vol: er kan niets meer bij. Wat er staat, blijft; kiezen en afronden kan nog. Open voor wat er nog komt een nieuwe sessie.", "This session is full: nothing can be added. What was written stays; you can still choose and finish. Open a new session for what is still to come." }
    out_of_range(least: u16, most: u16) { "Kies een getal van {least} tot en met {most}.", "Choose a number from {least} to {most}." }
    not_on_offer { "Er is al een schermdeler.", "There is a presenter already." }
    no_timer { "Er loopt nu geen klok.", "No clock is running." }
    door_closed { "Deze sessie is niet open.", "This session is not open." }
    pick_a_room(most: u16) { "Kies het nummer van je groep, 1 tot en met {most}.", "Pick your group number, 1 to {most}." }
    not_set { "Dat staat in deze sessie niet aan.", "That is not switched on in this session." }
    room_merged(room: u16, into: u16) { "Groep {room} is samengevoegd met groep {into}. Neem groep {into}.", "Group {room} was merged with group {into}. Use group {into}." }
    same_room { "Kies twee verschillende groepen om samen te voegen.", "Choose two different groups to merge." }
    other_dilemma(room: u16) { "Groep {room} is met een ander dilemma bezig of heeft dit dilemma al gedaan. Laat eerst kiezen, of voeg andersom samen.", "Group {room} is at another dilemma or has done this one already. Let them choose first, or merge the other way round." }
    rooms_busy { "Er is nog een groep bezig. Mengen kan als alle groepen klaar zijn met hun dilemma.", "A group is still busy. You can reshuffle when all groups are done with their dilemma." }
    no_mix { "Terugdraaien kan niet meer: er is alweer een dilemma begonnen.", "It’s too late to undo this: a dilemma has started since." }
    door_locked { "De deur is dicht: er kan niemand meer bij. Vraag het je begeleider.", "The door is locked: nobody can come in any more. Ask your facilitator." }
    removed { "De begeleider heeft je uit de sessie gehaald. Vraag het je begeleider als dat een vergissing is.", "The facilitator removed you from the session. Ask your facilitator if that is a mistake." }
    room_not_done(room: u16) { "Groep {room} is nog niet klaar met dit dilemma.", "Group {room} is not done with this dilemma yet." }
    nobody_done { "Nog geen groep is klaar met dit dilemma. Onthullen kan zodra er een klaar is.", "No group is done with this dilemma yet. You can reveal as soon as one is." }
    guessing_closed { "Voorspellen kan niet meer: de uitslag is al te zien.", "Guessing is over: the result can be seen already." }
    speaking_first { "Eerst is er een rondje: iedereen zegt iets. Daarna kun je schrijven.", "First everyone speaks in turn. After that you can write." }
    not_in_turn { "Een rondje gaat met 2 tot 12 mensen die er nu zijn. Zijn er meer, laat dan iedereen schrijven.", "You can go round with 2 to 12 people who are here now. If there are more, let everyone write." }
    no_such_theme { "Dat thema is er niet meer.", "That theme is gone." }
    no_such_note { "Die aantekening is er niet meer.", "That note is gone." }
    other_theme { "Een thema bundelt argumenten van één dilemma. Maak voor het andere dilemma een eigen thema.", "A theme gathers arguments of one dilemma. Make a separate theme for the other dilemma." }
    own_room { "‘Herkenbaar’ is voor wat andere groepen schreven.", "‘Same here’ is for what other groups wrote." }
    no_look_back { "De terugblik is niet open. Vraag je begeleider om een nieuwe uitnodiging.", "Looking back is not open. Ask your facilitator for a new invitation." }
    no_choice { "Je groep maakte bij dit dilemma geen keuze.", "Your group made no choice on this dilemma." }
    no_time_to_take { "Zoveel extra tijd is er niet gegeven, of de groepen hebben die al gebruikt.", "That much extra time was not given, or the groups have used it already." }
    storage_full { "De opslag van de server is vol: er kan niets meer bij. Wat er staat, is er nog. Waarschuw wie de server beheert; je kunt dit daarna opnieuw doen.", "The server’s storage is full: nothing can be added. What was written is still there. Tell whoever runs the server; after that you can do this again." }
    unavailable { "Bewaren lukt nu niet. Er is niets gewijzigd; probeer het zo opnieuw.", "It can’t be saved now. Nothing was changed; try again in a moment." }
    too_fast { "Dat gaat te snel achter elkaar. Wacht even en probeer het opnieuw.", "That is too fast. Wait a moment and try again." }
}

/// Why a command was not carried out and, if it came too late or from another group, what was not done: by then the
/// screen shows something else.
pub fn why_not(command: &Command, rejection: &Rejection, language: Language) -> String {
    let reason = rejection.message(language);
    if !matches!(rejection, Rejection::OtherRoom | Rejection::OtherRound | Rejection::RoundClosed) {
        return reason;
    }
    let lost = match command {
        Command::Ballot(BallotCommand::Cast { .. }) if *rejection == Rejection::OtherRoom => vote_here(language),
        Command::Ballot(BallotCommand::Cast { .. } | BallotCommand::CastFirst { .. }) => vote_not_counted(language),
        Command::Argument(ArgumentCommand::Support { .. }) => support_not_counted(language),
        Command::Round(RoundCommand::SetPhase { .. }) => step_not_taken(language),
        Command::Room(RoomCommand::AskHelp { .. }) => help_not_asked(language),
        Command::Room(_) => role_not_changed(language),
        Command::Ballot(_)
        | Command::Argument(_)
        | Command::Round(_)
        | Command::Lifecycle(_)
        | Command::Programme(_)
        | Command::Preparation(_)
        | Command::Access(_)
        | Command::People(_)
        | Command::Debrief(_)
        | Command::Gathering(_)
        | Command::LookBack(_)
        | Command::Wall(_)
        | Command::Talk(_) => {
            if command.own_words().is_empty() {
                not_done(language)
            } else {
                words_not_placed(language)
            }
        }
    };
    format!("{reason} {lost}")
}

impl Rejection {
    /// What is wrong and what to do, in the reader's language.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::FacilitatorOnly => facilitator_only(language).into(),
            Self::PresenterOnly => presenter_only(language).into(),
            Self::MembersOnly => members_only(language).into(),
            Self::NotYours => not_yours(language).into(),
            Self::SessionEnded => session_ended(language).into(),
            Self::NoSuchRoom { room } => no_such_room(language, room.0),
            Self::NoSuchPerson => no_such_person(language).into(),
            Self::NoSuchDilemma => no_such_dilemma(language).into(),
            Self::NoSuchBlock => no_such_block(language).into(),
            Self::BlockRuns => block_runs(language).into(),
            Self::BlockWasHad => block_was_had(language).into(),
            Self::LastDilemmas => last_dilemmas(language).into(),
            Self::DilemmaWasHad => dilemma_was_had(language).into(),
            Self::DilemmaNameTaken => dilemma_name_taken(language).into(),
            Self::Unfit { field } => unfit(language, *field),
            Self::NotNow => not_now(language).into(),
            Self::BlockPaused => block_paused(language).into(),
            Self::NothingToStart => nothing_to_start(language).into(),
            Self::OtherRound => other_round(language).into(),
            Self::OtherRoom => other_room(language).into(),
            Self::RoundClosed => round_closed(language).into(),
            Self::MustChooseFirst => must_choose_first(language).into(),
            Self::NoDilemmaLeft => no_dilemma_left(language).into(),
            Self::NoTimeLeft => no_time_left(language).into(),
            Self::WritingClosed => writing_closed(language).into(),
            Self::WritingNotOpen => writing_not_open(language).into(),
            Self::NotChoosing => not_choosing(language).into(),
            Self::NotReading => not_reading(language).into(),
            Self::NoBallots => no_ballots(language).into(),
            Self::NoTie => no_tie(language).into(),
            Self::ReVotedAlready => re_voted_already(language).into(),
            Self::Tied => tied(language).into(),
            Self::OtherSideLeads => other_side_leads(language).into(),
            Self::LotFell => lot_fell(language).into(),
            Self::BallotsOpen => ballots_open(language).into(),
            Self::TooFewBallots => too_few_ballots(language).into(),
            Self::OthersLeft => others_left(language).into(),
            Self::CountedByHands => counted_by_hands(language).into(),
            Self::Unheard { kind: crate::session::Kind::Pro, .. } => unheard_pro(language).into(),
            Self::Unheard { kind: crate::session::Kind::Con, .. } => unheard_con(language).into(),
            Self::NotMinority => not_minority(language).into(),
            Self::NoMinority => no_minority(language).into(),
            Self::NoSuchArgument => no_such_argument(language).into(),
            Self::ChangedMeanwhile => changed_meanwhile(language).into(),
            Self::EmptyText => empty_text(language).into(),
            Self::TextTooLong { most } => text_too_long(language, *most),
            Self::ChangedTooOften { most } => changed_too_often(language, *most),
            Self::Full => full(language).into(),
            Self::SessionFull => session_full(language).into(),
            Self::OutOfRange { least, most } => out_of_range(language, *least, *most),
            Self::NotOnOffer => not_on_offer(language).into(),
            Self::NoTimer => no_timer(language).into(),
            Self::DoorClosed => door_closed(language).into(),
            Self::PickARoom { most } => pick_a_room(language, *most),
            Self::NotSet => not_set(language).into(),
            Self::RoomMerged { room, into } => room_merged(language, room.0, into.0),
            Self::SameRoom => same_room(language).into(),
            Self::OtherDilemma { room } => other_dilemma(language, room.0),
            Self::RoomsBusy => rooms_busy(language).into(),
            Self::NoMix => no_mix(language).into(),
            Self::DoorLocked => door_locked(language).into(),
            Self::Removed => removed(language).into(),
            Self::RoomNotDone { room } => room_not_done(language, room.0),
            Self::NobodyDone => nobody_done(language).into(),
            Self::GuessingClosed => guessing_closed(language).into(),
            Self::PartNotRunning => part_not_running(language).into(),
            Self::WritingBegun => writing_begun(language).into(),
            Self::OnTheWall => on_the_wall(language).into(),
            Self::SpeakingFirst => speaking_first(language).into(),
            Self::NotInTurn => not_in_turn(language).into(),
            Self::NoSuchEntry => no_such_entry(language).into(),
            Self::NoSuchBundle => no_such_bundle(language).into(),
            Self::NoExpectation => no_expectation(language).into(),
            Self::NoSuchThought => no_such_thought(language).into(),
            Self::ThoughtShared => thought_shared(language).into(),
            Self::NoSuchQuestion => no_such_question(language).into(),
            Self::NoSuchTheme => no_such_theme(language).into(),
            Self::NoSuchNote => no_such_note(language).into(),
            Self::OtherTheme => other_theme(language).into(),
            Self::OwnRoom => own_room(language).into(),
            Self::OnlyRenewed => only_renewed(language).into(),
            Self::FirstLinkOnly => first_link_only(language).into(),
            Self::NoSuchCoFacilitator => no_such_co_facilitator(language).into(),
            Self::CoFacilitatorNameTaken => co_facilitator_name_taken(language).into(),
            Self::TooManyCoFacilitators { most } => too_many_co_facilitators(language, *most),
            Self::VotedOnDevices => voted_on_devices(language).into(),
            Self::NoLookBack => no_look_back(language).into(),
            Self::NoChoice => no_choice(language).into(),
            Self::NoTimeToTake => no_time_to_take(language).into(),
            Self::Unavailable => unavailable(language).into(),
            Self::StorageFull => storage_full(language).into(),
            Self::TooFast => too_fast(language).into(),
        }
    }
}

/// What a part of a dilemma must be like.
fn unfit(language: Language, field: DilemmaField) -> String {
    match field {
        DilemmaField::Name => unfit_name(language).into(),
        DilemmaField::Theme => unfit_theme(language, dilemma::THEME_MAX),
        DilemmaField::Question => unfit_question(language, dilemma::QUESTION_MAX),
        DilemmaField::Prompts => unfit_prompts(language, dilemma::PROMPT_MAX),
        DilemmaField::Title => unfit_title(language, dilemma::TITLE_MAX),
        DilemmaField::Text => unfit_text(language, dilemma::TEXT_WORDS_MIN, dilemma::TEXT_MAX),
        DilemmaField::Points => unfit_points(language, dilemma::POINT_MAX),
    }
}
