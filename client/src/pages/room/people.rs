//! The people of the room: their names, who presents, who is away.

use leptos::prelude::*;
use shared::text::{common, plenary, room as text};

use super::tuck::Tuck;
use crate::components::{Icon, icons};
use crate::language::{reader, say};
use crate::model::{Member, RoomView};

/// Letters of names that fit next to the buttons of a dock on one line, with the space around each; and on two lines,
/// which make the dock of a wide window no higher.
const NAMES_FIT: usize = 56;

const NAMES_FIT_ON_TWO: usize = 108;

const AROUND_NAME: usize = 4;

/// Width of the names in a line, in letters.
fn width_of_names(members: &[Member]) -> usize {
    members.iter().map(|member| member.name.chars().count() + AROUND_NAME).sum()
}

/// The people of the room, with who is writing and who is away.
#[component]
pub fn People(view: RoomView) -> impl IntoView {
    let line = |member: Member| {
        let class = format!(
            "who{}{}",
            if member.presents { " who--presenter" } else { "" },
            if member.online { "" } else { " who--away" }
        );
        view! {
            <li class=class>
                {member.presents.then(|| view! { <Icon path=icons::SCREEN /> })}
                {crate::hyphens::written(member.name)}
                {member.presents.then(|| view! { " "<small>{say(common::presenter)}</small> })}
                {(!member.online).then(|| view! { " "<small>{say(text::is_away)}</small> })}
                {member.follows.then(|| view! { " "<small>{say(text::follows_debrief)}</small> })}
                {member.writing.map(|_| view! {
                    " "<span class="dots" role="img" aria-label=say(text::writes)><i></i><i></i><i></i></span>
                })}
            </li>
        }
    };
    view! {
        <ul class="people" aria-label=say(text::in_this_room)>
            {move || view.members.get().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// The people here: their names if they fit next to the buttons, otherwise their number, with the names on demand.
#[component]
pub fn PeopleHere(view: RoomView) -> impl IntoView {
    let width = Memo::new(move |_| view.members.with(|members| width_of_names(members)));
    let fit = Memo::new(move |_| width.get() <= NAMES_FIT);
    let fit_if_wide = Memo::new(move |_| width.get() <= NAMES_FIT_ON_TWO);
    let count = move || plenary::so_many_people(reader(), view.members.with(Vec::len));
    let writing =
        Memo::new(move |_| view.members.with(|members| members.iter().any(|member| member.writing.is_some())));
    let summary = move || {
        view! {
            <Icon path=icons::PEOPLE />
            <b>{count}</b>
            <Show when=move || writing.get()>
                <span class="dots" role="img" aria-label=say(text::writes)><i></i><i></i><i></i></span>
            </Show>
        }
    };
    move || {
        if fit.get() {
            view! { <People view=view /> }.into_any()
        } else {
            view! {
                <div class="folk" class:is-some=fit_if_wide>
                    <Show when=move || fit_if_wide.get()><People view=view /></Show>
                    <Tuck class="" summary=summary><People view=view /></Tuck>
                    {move || view.presenter_name().map(|name| view! {
                        <p class="who who--presenter"><Icon path=icons::SCREEN />{crate::hyphens::written(name)}" "<small>{say(common::presenter)}</small></p>
                    })}
                </div>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use shared::ids::ParticipantId;

    pub fn people(names: &[&str]) -> Vec<Member> {
        let member = |(id, name): (u32, &&str)| Member {
            id: ParticipantId(id),
            name: (*name).to_owned(),
            online: true,
            is_in_room: true,
            may_be_back: false,
            follows: false,
            presents: false,
            writing: None,
            voted: false,
        };
        (1..).zip(names).map(member).collect()
    }

    #[test]
    fn names_are_in_the_dock_if_they_fit_on_one_line() {
        assert!(width_of_names(&people(&["Demo A", "Demo B", "Demo C", "Demo D"])) <= NAMES_FIT);
        assert!(width_of_names(&people(&["Demo met een naam van veertig letters lang"; 2])) > NAMES_FIT);
        assert!(width_of_names(&people(&["Demo A"; 20])) > NAMES_FIT_ON_TWO);
    }

    #[test]
    fn names_of_a_usual_group_are_in_the_dock_of_a_wide_window() {
        assert!(width_of_names(&people(&["Demo A"; 6])) <= NAMES_FIT_ON_TWO);
        assert!(width_of_names(&people(&["Jan-Willem"; 6])) <= NAMES_FIT_ON_TWO);
        assert!(width_of_names(&people(&["Anna de Vries"; 6])) <= NAMES_FIT_ON_TWO);
    }
}
