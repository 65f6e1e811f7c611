//! The bundles of a wall: name, mark, and what is in them.

use leptos::prelude::*;
use shared::ids::BundleId;
use shared::limits::THEME_NAME_MAX;
use shared::session::{Bundle, Command, Marked, WallCommand};
use shared::text::walls as text;

use super::entries::OneEntry;
use super::{MarkButtons, PanelState};
use crate::components::{ChangedMeanwhile, Icon, Sentence, icons, show};
use crate::drafts::Field;
use crate::language::{reader, say};
use crate::pages::plenary::bundle_title;

/// All bundles, oldest first.
#[component]
pub fn Bundles(panel: PanelState) -> impl IntoView {
    let ids = Memo::new(move |_| panel.wall.with(|wall| wall.bundles.keys().copied().collect::<Vec<_>>()));
    // A new bundle hangs above the entries, perhaps out of sight of whoever selected them.
    Effect::new(move |before: Option<usize>| {
        let count = ids.with(Vec::len);
        if before.is_some_and(|before| before < count)
            && panel.is_bundling.try_update_value(std::mem::take) == Some(true)
        {
            let newest = ids.with_untracked(|ids| ids.last().copied().map(element_id)).unwrap_or_default();
            request_animation_frame(move || {
                if let Some(newest) = document().get_element_by_id(&newest) {
                    show(&newest);
                }
            });
        }
        count
    });
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <ul class="wallbundles"><For each=move || ids.get() key=|id| *id children=move |id| view! { <OneBundle panel=panel id=id /> } /></ul>
        </Show>
    }
}

/// Id of the element of a bundle.
fn element_id(bundle: BundleId) -> String {
    format!("bundle-{}", bundle.0)
}

#[component]
fn OneBundle(panel: PanelState, id: BundleId) -> impl IntoView {
    let block = panel.block;
    let live = panel.board.live;
    let bundle = Memo::new(move |_| panel.wall.with(|wall| wall.bundles.get(&id).cloned()).unwrap_or_default());
    let title = Memo::new(move |_| {
        panel.wall.with(|wall| wall.bundles.get(&id).map(|bundle| bundle_title(wall, id, bundle)).unwrap_or_default())
    });
    let named = Signal::derive(move || bundle.with(|bundle: &Bundle| bundle.name.clone()).unwrap_or_default());
    let draft = live.draft(move || Some(Field::WallBundle { block, bundle: Some(id) })).beginning_with(named);
    let naming = RwSignal::new(draft.is_kept());
    live.takes_back(move |command| match command {
        Command::Wall(WallCommand::NameBundle { block: of, bundle, name, over }) if (*of, *bundle) == (block, id) => {
            let is_back = draft.take_back(name, over.as_deref());
            naming.set(is_back);
            is_back
        }
        _ => false,
    });
    let name = Callback::new(move |name: String| {
        panel.ask(WallCommand::NameBundle { block, bundle: id, name, over: Some(named.get_untracked()) });
        draft.forget();
        naming.set(false);
    });
    let open = RwSignal::new(false);
    let inside =
        Memo::new(move |_| panel.wall.with(|wall| wall.hanging_in(id).map(|(entry, _)| entry).collect::<Vec<_>>()));
    let some_chosen = Memo::new(move |_| !panel.selected().is_empty());
    let put_in = move |_| {
        panel.ask(WallCommand::Bundle { block, bundle: Some(id), entries: untrack(|| panel.selected()) });
        panel.chosen.update(std::collections::BTreeSet::clear);
    };
    view! {
        <li id=element_id(id)>
            <div class="wallbundles__head">
                <button class="wallbundles__name" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                    {move || crate::hyphens::written(title.get())}" "<small class="num">{move || text::cards(reader(), inside.with(Vec::len))}</small>
                </button>
                {panel.is_marked().then(|| view! { <MarkButtons panel=panel what=Marked::Bundle(id) mark=Signal::derive(move || bundle.with(|bundle| bundle.mark)) label=title /> })}
                <Show when=move || some_chosen.get()>
                    <button class="btn btn--main btn--sm" type="button" aria-label=move || text::into_bundle(reader(), &title.get()) on:click=put_in><Icon path=icons::PLUS /></button>
                </Show>
                <button class="notice__close" type="button" aria-label=move || text::rename_bundle(reader(), &title.get()) on:click=move |_| naming.set(true)><Icon path=icons::PENCIL /></button>
                <button class="btn btn--quiet btn--sm" type="button" aria-label=move || text::drop_this_bundle(reader(), &title.get()) on:click=move |_| panel.ask(WallCommand::DropBundle { block, bundle: id })>{say(text::drop_bundle)}</button>
            </div>
            <Show when=move || naming.get()>
                <Sentence draft=draft label=Signal::derive(move || text::bundle_name(reader()).to_owned()) most=THEME_NAME_MAX on_done=name on_leave=Callback::new(move |()| naming.set(false)) />
                <ChangedMeanwhile draft=draft />
            </Show>
            <Show when=move || open.get()>
                <ul class="wallrows"><For each=move || inside.get() key=|entry| *entry children=move |entry| view! { <OneEntry panel=panel id=entry /> } /></ul>
            </Show>
        </li>
    }
}
