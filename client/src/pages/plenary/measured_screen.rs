//! Measures the plenary screen.

use leptos::prelude::*;

use super::text_fit::ScreenSize;

/// The size of the window, in rem.
pub fn measured_screen() -> Signal<ScreenSize> {
    let measured = || {
        let root = document().document_element();
        let rem = root
            .and_then(|root| window().get_computed_style(&root).ok().flatten()?.get_property_value("font-size").ok());
        let rem = rem.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok());
        let [width, height] =
            [window().inner_width(), window().inner_height()].map(|size| size.ok().and_then(|size| size.as_f64()));
        rem.zip(width.zip(height)).map_or(ScreenSize::USUAL, |(rem, (width, height))| {
            let rem = rem.max(1.0);
            ScreenSize { width: width / rem, height: height / rem }
        })
    };
    let screen_size = RwSignal::new(measured());
    let handle = window_event_listener(leptos::ev::resize, move |_| screen_size.set(measured()));
    on_cleanup(move || handle.remove());
    screen_size.into()
}
