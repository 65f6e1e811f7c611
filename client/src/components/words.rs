//! A box for people's own words, the same everywhere: its content is kept until sent, nothing is ever cut off, and a
//! text that is too long is reported, not sent.

use std::cell::Cell;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use shared::session::words::length;
use shared::text::{drafts as text, rejections, room};

use crate::drafts::{Draft, Mark, Told, Unfit, counts_from, fit, over, told};
use crate::language::reader;

/// The `keyCode` of every key during an input method's composition, for events whose `isComposing` is not or no longer
/// set.
const COMPOSING: u32 = 229;

thread_local! {
    /// Boxes so far: each has its own id for the remarks that describe it.
    static BOXES: Cell<usize> = const { Cell::new(0) };
}

/// The words of one field: its content, its maximum length, and what was wrong when somebody tried to send it.
#[derive(Clone, Copy)]
pub struct Wording {
    draft: Draft,
    most: usize,
    unfit: RwSignal<Option<Unfit>>,
    number: usize,
}

impl Wording {
    /// A field for at most `most` characters.
    pub fn new(draft: Draft, most: usize) -> Self {
        let number = BOXES.with(|boxes| boxes.replace(boxes.get() + 1));
        Self { draft, most, unfit: RwSignal::new(None), number }
    }

    /// Where its words are kept.
    pub const fn draft(self) -> Draft {
        self.draft
    }

    /// Its content, ready to send; `None` when it is unfit, and the box then says why.
    pub fn to_send(self) -> Option<String> {
        let fit = fit(&self.draft.words_now(), self.most);
        self.unfit.set(fit.as_ref().err().copied());
        fit.ok()
    }

    /// The same for a field that may stay empty: `Some(None)` when it is, `None` when its content is unfit.
    pub fn to_send_if_any(self) -> Option<Option<String>> {
        let words = self.to_send();
        if self.unfit.get_untracked() == Some(Unfit::Empty) {
            self.unfit.set(None);
            return Some(None);
        }
        words.map(Some)
    }

    fn typed(self, words: String) {
        self.unfit.set(None);
        self.draft.set(words);
    }

    fn over(self) -> usize {
        over(&self.draft.words(), self.most)
    }

    fn remarks_id(self) -> String {
        format!("words-{}", self.number)
    }
}

/// Is an input method composing a character? Enter then picks one, and must not send.
fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == COMPOSING
}

/// The box. Enter calls `on_enter`. Without it Enter does nothing, or with `rows` begins a new line.
#[component]
pub fn WordsBox(
    wording: Wording,
    #[prop(optional, into)] id: Option<String>,
    /// Its name, where no label gives one.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    #[prop(optional, into)] placeholder: Option<Signal<String>>,
    /// Id of another element that describes it.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Lines in sight; by default one, and never more.
    #[prop(optional, into)]
    rows: Option<u8>,
    /// Takes on the look of its surroundings.
    #[prop(optional)]
    plain: bool,
    /// What the browser may fill in: an `autocomplete` token of the HTML standard.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Takes the focus at once, because people came to fill it in.
    #[prop(optional)]
    takes_focus: bool,
    #[prop(optional, into)] on_enter: Option<Callback<()>>,
    #[prop(optional, into)] on_escape: Option<Callback<()>>,
    /// Called at each keystroke; the argument says whether the box has content.
    #[prop(optional, into)]
    on_typed: Option<Callback<bool>>,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        match event.key().as_str() {
            "Enter" if rows.is_some() && (event.shift_key() || on_enter.is_none()) => {}
            "Enter" => {
                event.prevent_default();
                if let Some(on_enter) = on_enter {
                    on_enter.run(());
                }
            }
            "Escape" => {
                if let Some(on_escape) = on_escape {
                    event.prevent_default();
                    event.stop_propagation();
                    on_escape.run(());
                }
            }
            _ => {}
        }
    };
    let typed = move |words: String| {
        let any = !words.is_empty();
        wording.typed(words);
        if let Some(on_typed) = on_typed {
            on_typed.run(any);
        }
    };
    let words = Memo::new(move |_| wording.draft.words());
    let is_over = Memo::new(move |_| wording.over() > 0);
    let is_wrong = move || (is_over.get() || wording.unfit.get().is_some()).then_some("true");
    let described = [described_by, Some(wording.remarks_id())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = move || name.map(|name| name.get());
    let placeholder = move || placeholder.map(|placeholder| placeholder.get());
    let class = if plain { None } else { Some("input") };
    if let Some(rows) = rows {
        let area: NodeRef<html::Textarea> = NodeRef::new();
        Effect::new(move |_| {
            if let Some(area) = area.get().filter(|_| takes_focus) {
                let _ = area.focus();
            }
        });
        view! {
            <textarea node_ref=area class=class id=id rows=rows.to_string() enterkeyhint=on_enter.map(|_| "send") aria-label=name placeholder=placeholder
                aria-describedby=described aria-invalid=is_wrong prop:value=words
                on:input:target=move |event| typed(event.target().value()) on:keydown=on_key></textarea>
        }
        .into_any()
    } else {
        let input: NodeRef<html::Input> = NodeRef::new();
        Effect::new(move |_| {
            if let Some(input) = input.get().filter(|_| takes_focus) {
                let _ = input.focus();
            }
        });
        view! {
            <input node_ref=input class=class id=id type="text" autocomplete=autocomplete enterkeyhint=on_enter.map(|_| "send")
                aria-label=name placeholder=placeholder aria-describedby=described aria-invalid=is_wrong prop:value=words
                on:input:target=move |event| typed(event.target().value()) on:keydown=on_key />
        }
        .into_any()
    }
}

/// Remarks next to a box: the count as it fills up, and why it was not sent. For people who can't see the count, they
/// also say that it fills up, is nearly full or is too long: each once, not at every keystroke.
#[component]
pub fn WordsRemarks(
    wording: Wording,
    /// Another remark says that it may not stay empty.
    #[prop(optional)]
    may_be_empty: bool,
) -> impl IntoView {
    let most = wording.most;
    let length = Memo::new(move |_| length(&wording.draft.words()));
    let counting = move || match length.get() {
        over if over > most => Some(room::characters_over(reader(), over - most)),
        length => (length + counts_from(most) >= most).then(|| room::characters_left(reader(), most - length)),
    };
    let said =
        Memo::new(move |before: Option<&Option<Told>>| told(before.copied().flatten(), &wording.draft.words(), most));
    let said = move || {
        said.get().map(|told| match told.mark {
            Mark::FewLeft | Mark::LastFew => room::characters_left(reader(), told.count),
            Mark::Over => room::characters_over(reader(), told.count),
        })
    };
    let refused = move || match wording.unfit.get()? {
        Unfit::Empty => (!may_be_empty).then(|| rejections::empty_text(reader()).to_owned()),
        // It may have been shortened or lengthened since.
        Unfit::TooLong(_) => Some(text::too_long(reader(), wording.over().max(1))),
    };
    view! {
        <span class="remarks" id=wording.remarks_id()>
            <span class="remarks__count" aria-hidden="true">{counting}</span>
            <span class="sr" role="status">{said}</span>
            <span class="remarks__why" role="alert">{refused}</span>
        </span>
    }
}
