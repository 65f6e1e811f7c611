//! Words whose place closed before they were sent, offered to their writer to copy, to move to where they can still go,
//! or to discard.

use leptos::html;
use leptos::prelude::*;
use shared::language::Language;
use shared::text::{connection, drafts as text, room};

use super::clipboard::copy_text;
use super::icon::{Icon, icons};
use super::second_press::SecondPress;
use crate::drafts::{Kept, drafts};
use crate::language::{reader, say};

/// One such text.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsent {
    /// The words, and where they belong.
    pub kept: Kept,
    /// What they were meant to become.
    pub label: String,
    /// What can be done with them, if anything.
    pub way: Option<Way>,
    /// What somebody else has changed the text to be replaced to.
    pub theirs: Option<String>,
    /// The number of characters above the limit.
    pub over: usize,
}

/// What can still become of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// One press sends them.
    Send,
    /// They are opened in their form again.
    GoOn,
}

impl Way {
    fn label(self, language: Language) -> &'static str {
        match self {
            Self::Send => text::still_add(language),
            Self::GoOn => text::go_on(language),
        }
    }

    fn label_with(self, language: Language, words: &str) -> String {
        match self {
            Self::Send => text::still_add_words(language, words),
            Self::GoOn => text::go_on_words(language, words),
        }
    }
}

/// Height in pixels below which a window is a small phone, or one with its keyboard open.
const LOW: f64 = 680.0;

/// All such texts, if there are any. The list folds and scrolls, so that it keeps nobody from the current step.
#[component]
pub fn UnsentList(
    #[prop(into)] all: Signal<Vec<Unsent>>,
    /// Called with the words whose button was pressed.
    #[prop(optional, into)]
    on_way: Option<Callback<Kept>>,
    /// Something else needs doing now: it begins folded, as one line.
    #[prop(optional, into)]
    is_folded: Signal<bool>,
) -> impl IntoView {
    let count = Memo::new(move |_| all.with(Vec::len));
    // Starts as one line on a low screen too, to leave room for the current step.
    let is_low = || window().inner_height().ok().and_then(|height| height.as_f64()).is_some_and(|height| height < LOW);
    // Folds at the start of each such step, even if somebody opened it during the previous one.
    let list: NodeRef<html::Details> = NodeRef::new();
    Effect::new(move |_| {
        if is_folded.get()
            && let Some(list) = list.get_untracked()
        {
            list.set_open(false);
        }
    });
    let told = move || (count.get() > 0).then(|| text::so_many_unsent(reader(), count.get()));
    view! {
        <p class="sr" role="status">{told}</p>
        <Show when=move || { count.get() > 0 }>
            <details class="unsent" node_ref=list open=move || !is_folded.get() && !is_low()>
                <summary><Icon path=icons::PENCIL /><b>{told}</b><Icon path=icons::DOWN /></summary>
                <p class="unsent__how">{say(text::unsent_how)}</p>
                <ul><For each=move || all.get() key=|one| (format!("{:?}", one.kept.place), one.kept.words.clone(), one.label.clone(), one.way, one.theirs.clone()) let:one><OneUnsent one=one on_way=on_way /></For></ul>
            </details>
        </Show>
    }
}

#[component]
fn OneUnsent(one: Unsent, on_way: Option<Callback<Kept>>) -> impl IntoView {
    let drafts = drafts();
    let Unsent { kept, label, way, theirs, over } = one;
    let place = kept.place;
    let copied = RwSignal::new(false);
    let sure = SecondPress::awaited();
    let throw_away = move |_| {
        if sure.press() {
            drafts.forget(place);
        }
    };
    let words = StoredValue::new(kept.words.clone());
    let copy = move |_| {
        copy_text(words.get_value(), move || {
            copied.try_set(true);
        });
    };
    let on = way.zip(on_way).map(|(way, on_way)| {
        let kept = kept.clone();
        view! {
            <button class="btn btn--main btn--sm" type="button"
                aria-label=move || way.label_with(reader(), &words.get_value())
                on:click=move |_| on_way.run(kept.clone())>
                {move || way.label(reader())}
            </button>
        }
    });
    view! {
        <li class="unsent__one">
            <p><small>{label}</small><q>{kept.words}</q></p>
            {theirs.map(|theirs| view! { <p>{move || text::changed_before_sent(reader(), &theirs)}</p> })}
            {(over > 0).then(|| view! { <p class="wrong">{move || room::characters_over(reader(), over)}</p> })}
            <p class="unsent__do">
                {on}
                <button class="btn btn--soft btn--sm" type="button" aria-label=move || (!copied.get()).then(|| text::copy_words(reader(), &words.get_value())) on:click=copy>
                    {move || view! { <Icon path=if copied.get() { icons::CHECK } else { icons::COPY } /> }}
                    {move || if copied.get() { connection::copied(reader()) } else { connection::copy(reader()) }}
                </button>
                <button class="btn btn--soft btn--sm" type="button" aria-label=move || if sure.is_asked() { text::throw_away_sure(reader()).to_owned() } else { text::throw_away_words(reader(), &words.get_value()) } aria-disabled=move || sure.is_unread() on:click=throw_away>
                    <Icon path=icons::BIN /><span aria-live="polite">{move || if sure.is_asked() { text::throw_away_sure(reader()) } else { text::throw_away(reader()) }}</span>
                </button>
            </p>
        </li>
    }
}
