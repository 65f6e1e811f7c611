//! The dilemma as groups see it: the room's screen on a phone, and the plenary screen. Both are the real screens, in a
//! frame of their own, whose size is that of such a device, so that they arrange themselves as there.

use leptos::html::{Div, Iframe};
use leptos::mount::mount_to;
use leptos::prelude::*;
use shared::dilemma::Dilemma;
use shared::text::dilemma as text;
use wasm_bindgen::JsCast;

use super::manuscript::Manuscript;
use super::picture::{Screen, picture};
use crate::attention::Sound;
use crate::drafts::drafts;
use crate::language::{reader, reader_signal, say};
use crate::model::Live;
use crate::model::RoomView;
use crate::pages::plenary::DilemmaPicture;
use crate::pages::room::RoomScreen;

/// What is in a frame at first: a page of today's kind, so that styles mean the same in it.
const EMPTY: &str = "<!doctype html><html><head></head><body></body></html>";

/// The buttons for both screens, and below them the one that is shown.
#[component]
pub fn Preview(manuscript: Manuscript) -> impl IntoView {
    let shown = RwSignal::new(None::<Screen>);
    let choose = move |screen: Screen| {
        let is_shown = move || shown.get() == Some(screen);
        let press = move |_| shown.update(|shown| *shown = (*shown != Some(screen)).then_some(screen));
        view! {
            <button class="btn btn--soft" class:is-on=is_shown type="button" aria-pressed=move || is_shown().to_string() on:click=press>
                {say(screen.name())}
            </button>
        }
    };
    // What is shown is as it would be used, in the language that is written now.
    let dilemma = Memo::new(move |_| {
        let language = manuscript.language.get();
        manuscript.dilemma.with(|dilemma| {
            let dilemma = dilemma.tidied();
            Dilemma { original: dilemma.text(language).clone(), language, translation: None, ..dilemma }
        })
    });
    view! {
        <section class="editor__part" aria-labelledby="editor-preview">
            <h3 id="editor-preview">{say(text::preview)}</h3>
            <div class="editor__screens" role="group" aria-labelledby="editor-preview">{Screen::ALL.map(choose).into_iter().collect_view()}</div>
            {move || shown.get().map(|screen| view! { <Framed screen=screen dilemma=dilemma /> })}
        </section>
    }
}

/// A screen in a frame, as large as there is room for.
#[component]
fn Framed(screen: Screen, dilemma: Memo<Dilemma>) -> impl IntoView {
    let (around, frame) = (NodeRef::<Div>::new(), NodeRef::<Iframe>::new());
    let (width, height) = screen.size();
    let scale = RwSignal::new(0.0);
    let measure = move || {
        // The frame may be gone by the next repaint.
        if let Some(around) = around.try_get_untracked().flatten() {
            scale.try_set((f64::from(around.client_width()) / f64::from(width)).min(screen.largest()));
        }
    };
    around.on_load(move |_| request_animation_frame(measure));
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let (all, sound) = (drafts(), use_context::<Sound>());
    let mounted = StoredValue::new_local(None);
    // Some browsers put an empty document in the frame only now.
    let loaded = move |_| {
        request_animation_frame(move || {
            let Some(frame) = frame.try_get_untracked().flatten() else { return };
            let Some(inside) = frame.content_document() else { return };
            dress(&inside, screen);
            let Some(body) = inside.body() else { return };
            let handle = mount_to(body.unchecked_into(), move || {
                provide_context(all);
                sound.into_iter().for_each(provide_context);
                let live = Live::provide();
                let show = move || {
                    if let Some(dilemma) = dilemma.try_get() {
                        live.show_picture(picture(dilemma, reader_signal().get()));
                    }
                };
                // Before the first view, too: without a session the plenary screen would ask for the code of one.
                untrack(show);
                Effect::new(move |_| show());
                match screen {
                    Screen::Phone => view! { <RoomScreen view=RoomView::mine(live) /> }.into_any(),
                    Screen::Projector => view! { <DilemmaPicture /> }.into_any(),
                }
            });
            mounted.try_update_value(|mounted| *mounted = Some(handle));
        });
    };
    let style = move || format!("width:{width}px;height:{height}px;scale:{:.4}", scale.get());
    let around_style = move || format!("height:{:.0}px", f64::from(height) * scale.get());
    view! {
        <div class="editor__frame" node_ref=around style=around_style>
            <iframe node_ref=frame srcdoc=EMPTY on:load=loaded style=style inert tabindex="-1" title=move || text::preview_frame(reader(), screen.name()(reader()))></iframe>
        </div>
    }
}

/// Gives the document in the frame our styles, which are also linked in the body.
fn dress(inside: &web_sys::Document, screen: Screen) {
    let Some(theirs) = inside.head() else { return };
    let sheets = document().query_selector_all("link[rel=stylesheet],style").ok();
    for place in 0..sheets.as_ref().map_or(0, web_sys::NodeList::length) {
        let sheet = sheets.as_ref().and_then(|sheets| sheets.item(place));
        if let Some(copy) = sheet.and_then(|sheet| sheet.clone_node_with_deep(true).ok()) {
            let _ = theirs.append_child(&copy);
        }
    }
    if let Some(root) = inside.document_element() {
        let _ = root.set_attribute("class", screen.root_class());
        let _ = root.set_attribute("lang", reader_signal().get_untracked().tag());
    }
}
