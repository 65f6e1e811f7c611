//! The title of a scenario, smaller the longer it is.

use leptos::prelude::*;
use shared::session::Side;

use crate::components::side_class;
use crate::model::RoomView;

/// Letters of a title, and of one word in it, from which it is set smaller.
const LONG: (usize, usize) = (30, 16);

const LONGER: (usize, usize) = (44, 22);

/// The class of both titles, so that long ones leave room for what is below them. It is the same for both sides, so
/// that neither looks more important.
fn title_class<'a>(titles: impl IntoIterator<Item = &'a str>) -> &'static str {
    let longest_word =
        |title: &str| title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let sizes: Vec<_> = titles.into_iter().map(|title| (title.chars().count(), longest_word(title))).collect();
    let any_is = |(whole, longest)| sizes.iter().any(|(length, word)| *length >= whole || *word >= longest);
    if any_is(LONGER) {
        "is-longer"
    } else if any_is(LONG) {
        "is-long"
    } else {
        ""
    }
}

/// The title of the scenario at a place on screen: the heading of its field.
#[component]
pub fn ScenarioTitle(
    view: RoomView,
    position: Side,
    /// It is what the room chose, and the title of the whole screen.
    #[prop(optional)]
    won: bool,
) -> impl IntoView {
    let title = Memo::new(move |_| view.scenario_at(position).map(|scenario| scenario.title).unwrap_or_default());
    let id = format!("scenario-{}", side_class(position));
    let size = move || {
        view.words.with(|words| {
            title_class(Side::BOTH.into_iter().filter_map(|side| Some(words.as_ref()?.scenario(side).title.as_str())))
        })
    };
    let words = move || crate::hyphens::heading_of_dilemma(title.get());
    if won {
        view! { <h1 class=move || format!("won__title {}", size()) id=id>{words}</h1> }.into_any()
    } else {
        view! { <h2 class=move || format!("scen__title {}", size()) id=id>{words}</h2> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_set_smaller_and_so_is_one_with_a_long_word() {
        let short = "Samen door de stof";
        assert_eq!(title_class([short]), "");
        assert_eq!(title_class(["Iedereen volgt een eigen weg door de stof"]), "is-long");
        assert_eq!(title_class(["Leerlingbesprekingen"]), "is-long");
        assert_eq!(title_class([short, "Onderwijstijdverantwoordelijkheid"]), "is-longer");
        assert_eq!(title_class([short, &"woord ".repeat(10)]), "is-longer");
    }
}
