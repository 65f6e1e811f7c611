//! Keeps the focus in a form that is rebuilt in another place while somebody writes in it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// The focus in a form: the id of the focused element, and where the caret is if it is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Focus {
    id: String,
    caret: Option<u32>,
}

/// The focus of a form that was taken away, until it is there again.
#[derive(Clone, Copy)]
pub struct KeptFocus(StoredValue<Option<Focus>>);

impl KeptFocus {
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Keeps the focus if it is in an element that `form` selects.
    pub fn keep(self, form: &str) {
        let focused = document().active_element().filter(|focused| focused.closest(form).ok().flatten().is_some());
        let focus = focused.filter(|focused| !focused.id().is_empty()).map(|focused| Focus {
            id: focused.id(),
            caret: focused.dyn_ref::<HtmlTextAreaElement>().and_then(|text| text.selection_end().ok().flatten()),
        });
        self.0.try_set_value(focus);
    }

    /// Returns the focus to the form as soon as it is on the page. The previous form may still be there at first,
    /// since sides are drawn one after the other, so this tries again with the next frame.
    pub fn restore_soon(self) {
        Effect::new(move |_| self.restore());
        request_animation_frame(move || self.restore());
    }

    fn restore(self) {
        let Some(Some(focus)) = self.0.try_get_value() else { return };
        let Some(element) = document().get_element_by_id(&focus.id) else { return };
        self.0.set_value(None);
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
        if let (Some(text), Some(caret)) = (element.dyn_ref::<HtmlTextAreaElement>(), focus.caret) {
            let _ = text.set_selection_range(caret, caret);
        }
    }
}
