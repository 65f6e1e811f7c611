//! A dialog over the page: native, so that focus stays in it and returns afterwards.

use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A modal dialog. Its content is rebuilt each time it opens.
#[component]
pub fn Modal(
    /// Is it open? Set to false when people close it.
    open: RwSignal<bool>,
    /// The id of the heading in it.
    labelled_by: &'static str,
    /// How it looks.
    class: &'static str,
    /// Called after it closed, however that happened.
    #[prop(optional, into)]
    on_closed: Option<Callback<()>>,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            // Waits for the content, so that the browser finds what to focus first.
            request_animation_frame(move || {
                if dialog.is_connected() && !dialog.open() {
                    let _ = dialog.show_modal();
                }
            });
        } else if dialog.open() {
            dialog.close();
        }
    });
    let closed = move |_| {
        open.set(false);
        if let Some(on_closed) = on_closed {
            on_closed.try_run(());
        }
    };
    // A press on the backdrop has the dialog itself as its target; its content covers the rest.
    // A press in a dialog that was opened from this one comes here too.
    let pressed = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
        // The press may have taken this dialog away before it came here.
        if target.is_some() && Some(target) == node.try_get_untracked() {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=node class=class aria-labelledby=labelled_by on:close=closed on:click=pressed>
            <Show when=move || open.get()><div class="modal__in">{children()}</div></Show>
        </dialog>
    }
}
