//! A column of pros or cons: the words, the people who agree, and changing them.

use std::time::Duration;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use shared::ids::ArgumentId;
use shared::limits::SENTENCE_MAX;
use shared::session::{Argument, ArgumentCommand, Command, Kind, Side};
use shared::text::{common, connection, room as text};
use web_sys::Element;

use super::argument_box::AddBox;
use super::drafts::{change_of, draft_in_round, words_of};
use crate::components::{
    ChangedMeanwhile, Icon, SecondPress, Sign, Tally, Wording, WordsBox, WordsRemarks, focus_comes_back, icons, show,
};
use crate::drafts::{Draft, Field};
use crate::language::{reader, say};
use crate::model::RoomView;

/// How long a changed argument is marked.
const CHANGE_TOLD_FOR: Duration = Duration::from_secs(20);
/// Writers shown by name in a column; more are counted.
const GHOSTS_MOST: usize = 2;

/// One column, with its box below it.
#[component]
pub fn ArgumentColumn(view: RoomView, position: Side, kind: Kind) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let side = view.side_at(position);
        view.round
            .with(|round| {
                let round = round.as_ref()?;
                Some(round.arguments_on(side, kind).into_iter().map(|argument| argument.id).collect::<Vec<_>>())
            })
            .unwrap_or_default()
    });
    let count = Memo::new(move |_| ids.with(Vec::len));
    let heading = move || common::kinds(reader(), kind);
    let label = move || {
        let side = view.sides().name(view.side_at(position));
        match kind {
            Kind::Pro => text::pros_of(reader(), &side),
            Kind::Con => text::cons_of(reader(), &side),
        }
    };
    let ghosts = move || {
        let side = view.side_at(position);
        let me = view.me.get();
        let one_by_one = view.members.with(|members| {
            members
                .iter()
                .filter(|member| Some(member.id) != me)
                .filter(|member| member.writing.is_some_and(|writing| writing.side == side && writing.kind == kind))
                .map(|member| text::writes_a(reader(), &member.name, &common::kind(reader(), kind).to_lowercase()))
                .collect::<Vec<_>>()
        });
        match one_by_one.len() {
            0..=GHOSTS_MOST => one_by_one,
            count => vec![text::so_many_write(reader(), count)],
        }
    };
    let can_write = Memo::new(move |_| view.me.get().is_some());
    let unsent = view.live.unsent(move |command| {
        let column = (view.round.with(|_| view.round_number()), view.side_at(position), kind);
        match command {
            Command::Argument(ArgumentCommand::Add { round, side, kind, text }) if (*round, *side, *kind) == column => {
                Some(text.clone())
            }
            _ => None,
        }
    });
    // Only arguments that arrive after the column itself are new.
    let drawn = StoredValue::new(false);
    Effect::new(move |_| drawn.set_value(true));
    let unseen = Unseen::new();
    unseen.forget_when_seen(view);
    view! {
        <section class="args" aria-label=label>
            <header class="args__head">
                <Sign kind=kind />
                <h3>{heading}</h3>
                <span class="num">{count}</span>
            </header>
            <ul class="args__list" node_ref=unseen.list>
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <ArgumentLine view=view id=id is_new=drawn.get_value() unseen=unseen /> } />
                {move || unsent.get().into_iter().map(|words| view! {
                    <li class="arg arg--ghost">
                        <Icon path=icons::OFFLINE />
                        <p class="arg__text">{crate::hyphens::written(words)}" "<small>"("{say(connection::still_to_be_sent)}")"</small></p>
                    </li>
                }).collect_view()}
                {move || ghosts().into_iter().map(|words| view! {
                    <li class="arg arg--ghost">
                        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
                        <p class="arg__text">{words}</p>
                    </li>
                }).collect_view()}
                <Show when=move || count.get() == 0 && ghosts().is_empty() && unsent.with(Vec::is_empty)>
                    <li class="arg arg--none"><p class="arg__text">{say(text::nothing_yet)}</p></li>
                </Show>
            </ul>
            <div class="args__foot">
                {move || (unseen.count.get() > 0).then(|| view! {
                    <button class="args__unseen" type="button" on:click=move |_| unseen.go()>
                        <Sign kind=kind />{move || text::so_many_new(reader(), unseen.count.get())}<Icon path=icons::DOWN />
                    </button>
                })}
                <Show when=move || can_write.get()>
                    <AddBox view=view position=position kind=kind />
                </Show>
            </div>
        </section>
    }
}

/// Arguments that arrived at the end of a column while its reader was elsewhere in it.
#[derive(Clone, Copy)]
struct Unseen {
    count: RwSignal<usize>,
    list: NodeRef<html::Ul>,
    /// Lines that arrived since the last frame, and whether each is the reader's own.
    waiting: StoredValue<Vec<(Element, bool)>, LocalStorage>,
}

impl Unseen {
    fn new() -> Self {
        Self { count: RwSignal::new(0), list: NodeRef::new(), waiting: StoredValue::new_local(Vec::new()) }
    }

    /// Records a line that arrived. All lines of a frame are checked together: measuring positions lays out the page,
    /// and at the end of a silent minute a whole column arrives at once.
    fn arrived(self, line: Element, is_own: bool) {
        let is_first = self.waiting.with_value(Vec::is_empty);
        self.waiting.update_value(|waiting| waiting.push((line, is_own)));
        if is_first {
            request_animation_frame(move || self.look());
        }
    }

    /// Scrolls to the reader's own line, and to somebody else's if the end of the column was in sight. Readers further
    /// up are not moved, but notified.
    fn look(self) {
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        let Some((first, _)) = waiting.first() else { return };
        let at_end = first.previous_element_sibling().is_none_or(|before| is_in_sight(&before));
        let own = waiting.iter().rev().find(|(_, is_own)| *is_own);
        let others = waiting.iter().filter(|(_, is_own)| !is_own).count();
        if let Some((line, _)) = own.or(waiting.last().filter(|_| at_end)) {
            show(line);
        }
        if !at_end && others > 0 {
            self.count.try_update(|count| *count += others);
        }
    }

    /// The last argument of the column.
    fn last(self) -> Option<Element> {
        let end = self.list.get_untracked()?.last_element_child();
        std::iter::successors(end, Element::previous_element_sibling)
            .find(|line| line.matches(".arg--new").unwrap_or_default())
    }

    /// Scrolls to the end of the column.
    fn go(self) {
        if let Some(last) = self.last() {
            show(&last);
        }
        self.count.set(0);
    }

    /// Checks at each tick of the clock while there is a notice, which people who scroll down themselves do not need.
    fn forget_when_seen(self, view: RoomView) {
        let now = view.live.now();
        Effect::new(move |_| {
            if self.count.get() > 0 {
                now.track();
                if self.last().is_some_and(|last| is_in_sight(&last)) {
                    self.count.set(0);
                }
            }
        });
    }
}

/// Is its end between header and dock?
fn is_in_sight(line: &Element) -> bool {
    let end = line.get_bounding_client_rect().bottom();
    let window = document().document_element().map_or(0.0, |page| f64::from(page.client_height()));
    // On a laptop each column scrolls by itself; on a phone the whole screen does.
    let around = [".board", "main"].into_iter().filter_map(|part| line.closest(part).ok().flatten());
    let (top, bottom) = around.fold((0.0_f64, window), |(top, bottom), part| {
        let part = part.get_bounding_client_rect();
        (top.max(part.top()), bottom.min(part.bottom()))
    });
    end > top && end <= bottom + 1.0
}

#[component]
fn ArgumentLine(view: RoomView, id: ArgumentId, is_new: bool, unseen: Unseen) -> impl IntoView {
    let line: NodeRef<html::Li> = NodeRef::new();
    Effect::new(move |told: Option<bool>| {
        let told = told.unwrap_or(!is_new);
        let Some(line) = line.get().filter(|_| !told) else { return told };
        let is_own = untrack(|| {
            let me = view.me.get();
            view.round.with(|round| round.as_ref()?.arguments.get(&id).map(|argument| Some(argument.author) == me))
        });
        unseen.arrived(line.into(), is_own.unwrap_or_default());
        true
    });
    let argument = Memo::new(move |_| view.round.with(|round| round.as_ref()?.arguments.get(&id).cloned()));
    // This person's own change shows at once, even in a tunnel: their next change replaces that.
    let words = Memo::new(move |_| words_of(view, id).unwrap_or_default());
    let is_unsent = view.live.is_unsent(move |command| change_of(command, id).is_some());
    let draft = draft_in_round(view, move |room, round| Field::ChangedArgument { room, round, argument: id })
        .beginning_with(words);
    // Resumes a change that was being written.
    let editing = RwSignal::new(draft.is_kept());
    view.live.takes_back(move |command| {
        let is_back = change_of(command, id).is_some_and(|(text, over)| draft.take_back(text, over));
        if is_back {
            editing.set(true);
        }
        is_back
    });
    let edit = move |_| editing.set(true);
    let opener = NodeRef::new();
    focus_comes_back(opener, move || editing.get());
    // The words that this device last saved.
    let own_words = StoredValue::new(None::<String>);
    let is_changed = RwSignal::new(false);
    tell_change(argument, own_words, is_changed);
    let count = Signal::derive(move || argument.with(|argument| argument.as_ref().map_or(0, Argument::support)));
    let mine = Signal::derive(move || {
        let me = view.me.get();
        argument.with(|argument| {
            me.is_some_and(|me| argument.as_ref().is_some_and(|argument| argument.is_supported_by(me)))
        })
    });
    let own = Memo::new(move |_| {
        let me = view.me.get();
        argument.with(|argument| argument.as_ref().is_some_and(|argument| Some(argument.author) == me))
    });
    let may_change = Memo::new(move |_| own.get() || view.presents.get());
    let fixed = Signal::derive(move || own.get() || view.me.get().is_none());
    let support = move || {
        let on = !mine.get_untracked();
        view.live.ask(Command::Argument(ArgumentCommand::Support { round: view.round_number(), argument: id, on }));
    };
    view! {
        <li class="arg arg--new" node_ref=line>
            <Tally count=count mine=mine fixed=fixed on_press=support />
            {move || {
                if editing.get() {
                    argument.get_untracked().map(|argument| view! { <ArgumentEditor view=view argument=argument words=words draft=draft editing=editing own_words=own_words /> }).into_any()
                } else {
                    view! {
                        <p class="arg__text">
                            {move || crate::hyphens::written(words.get())}
                            {move || is_unsent.get().then(|| view! { " "<small>"("{say(connection::still_to_be_sent)}")"</small> })}
                            {move || is_changed.get().then(|| view! { " "<small class="muted">"("{say(text::changed_just_now)}")"</small> })}
                        </p>
                    }
                    .into_any()
                }
            }}
            <Show when=move || may_change.get() && !editing.get()>
                <button
                    node_ref=opener
                    class="arg__change"
                    type="button"
                    aria-label=move || text::change_argument(reader(), &words.get())
                    on:click=edit
                >
                    <Icon path=icons::PENCIL />
                </button>
            </Show>
        </li>
    }
}

/// Marks an argument for a while after somebody else changed it, so that its author notices.
fn tell_change(argument: Memo<Option<Argument>>, own_words: StoredValue<Option<String>>, is_changed: RwSignal<bool>) {
    Effect::new(move |before: Option<Option<String>>| {
        let words = argument.with(|argument| argument.as_ref().map(|argument| argument.text.clone()));
        let is_new = before.flatten().zip(words.as_ref()).is_some_and(|(before, words)| before != *words);
        if is_new && own_words.with_value(|own| *own != words) {
            is_changed.set(true);
            let stop = move || {
                is_changed.try_set(false);
            };
            set_timeout(stop, CHANGE_TOLD_FOR);
        }
        words
    });
}

/// Changing the words, moving to another column, deleting.
#[component]
fn ArgumentEditor(
    view: RoomView,
    argument: Argument,
    /// Its current words, which somebody else may change in the meantime.
    words: Memo<String>,
    draft: Draft,
    editing: RwSignal<bool>,
    own_words: StoredValue<Option<String>>,
) -> impl IntoView {
    let id = argument.id;
    let editor: NodeRef<html::Form> = NodeRef::new();
    // Scrolls until all of it is in sight, because it is higher than the line that it replaces.
    Effect::new(move |_| {
        if let Some(editor) = editor.get() {
            request_animation_frame(move || show(&editor));
        }
    });
    let wording = Wording::new(draft, SENTENCE_MAX);
    let save = move || {
        if let Some(text) = wording.to_send() {
            own_words.set_value(Some(text.clone()));
            // Replaces what is shown above the box, if somebody else changed it.
            let over = Some(words.get_untracked());
            let round = view.round_number();
            view.live.ask(Command::Argument(ArgumentCommand::Edit { round, argument: id, text, over }));
            draft.forget();
            editing.set(false);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    let cancel = move |_| {
        draft.forget();
        editing.set(false);
    };
    let sure = SecondPress::awaited();
    let remove = move |_| {
        if sure.press() {
            view.live.ask(Command::Argument(ArgumentCommand::Delete { round: view.round_number(), argument: id }));
        }
    };
    let move_to = move |side: Side, kind: Kind| {
        view.live.ask(Command::Argument(ArgumentCommand::Move {
            round: view.round_number(),
            argument: id,
            side,
            kind,
        }));
    };
    let (side, kind) = (argument.side, argument.kind);
    let places = move || {
        [(side, other_kind(kind)), (side.other(), kind), (side.other(), other_kind(kind))]
            .into_iter()
            .map(|(side, kind)| {
                let words = move || format!("{} {}", common::kind(reader(), kind), view.sides().name(side));
                view! { <button class="btn btn--soft btn--sm" type="button" on:click=move |_| move_to(side, kind)>{words}</button> }
            })
            .collect_view()
    };
    view! {
        <form class="arg__edit" node_ref=editor on:submit=submit>
            <ChangedMeanwhile draft=draft />
            <WordsBox wording=wording rows=2 name=Signal::derive(move || text::change(reader()).to_owned()) takes_focus=true
                on_enter=Callback::new(move |()| save()) on_escape=Callback::new(move |()| editing.set(false)) />
            <WordsRemarks wording=wording />
            <p class="arg__tools">
                <button class="btn btn--main btn--sm" type="submit">{say(common::save)}</button>
                <button class="btn btn--soft btn--sm" type="button" on:click=cancel>{say(common::cancel)}</button>
                <button class="btn btn--soft btn--sm" type="button" aria-disabled=move || sure.is_unread() on:click=remove>
                    <Icon path=icons::BIN /><span aria-live="polite">{move || if sure.is_asked() { text::delete_sure(reader()) } else { text::delete(reader()) }}</span>
                </button>
            </p>
            <Show when=move || view.presents.get()>
                <p class="arg__tools"><span class="muted">{say(text::move_to)}</span>{places}</p>
            </Show>
        </form>
    }
}

const fn other_kind(kind: Kind) -> Kind {
    match kind {
        Kind::Pro => Kind::Con,
        Kind::Con => Kind::Pro,
    }
}
