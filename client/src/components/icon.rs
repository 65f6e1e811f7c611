//! Line icons and the bare signs for pro and con.

use leptos::prelude::*;
use shared::session::Kind;

/// The drawings of the icons: SVG paths in a box of 24 by 24.
pub mod icons {
    /// Go on.
    pub const FORWARD: &str = "M4 12h16M13.500 5.500 20 12l-6.500 6.500";
    /// Go back.
    pub const BACK: &str = "M20 12H4M10.500 5.500 4 12l6.500 6.500";
    /// Send what is typed.
    pub const ENTER: &str = "M20 5.500V13H5M9.500 8.500 5 13l4.500 4.500";
    /// A shared screen: the presenter.
    pub const SCREEN: &str = "M3 4.500h18v12H3zM12 16.500V20M8 20h8";
    /// A raised hand: counting people.
    pub const HAND: &str = "M7.500 13V6.200a1.600 1.600 0 0 1 3.200 0V11M10.700 11V4.600a1.600 1.600 0 0 1 3.200 0V11M13.900 11V6a1.600 1.600 0 0 1 3.200 0v8.200c0 4-2.500 6.800-6.100 6.800-2.700 0-4.400-1.300-5.500-3.400l-2.200-4.200a1.600 1.600 0 0 1 2.700-1.700L7.500 13";
    /// Calls the facilitator. Not a hand, because hands are counted.
    pub const BELL: &str = "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10.300 21.300h3.400M12 5V3";
    /// Done, in.
    pub const CHECK: &str = "M4 12.800 9.400 18 20 6.500";
    /// Closed.
    pub const LOCK: &str = "M5 11h14v9.500H5zM8 11V7.500a4 4 0 0 1 8 0V11";
    /// Open ballots.
    pub const EYE: &str = "M2 12s3.600-6.500 10-6.500S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12zM12 9.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600z";
    /// Again.
    pub const AGAIN: &str = "M20 12a8 8 0 1 1-2.400-5.700M20.500 3v4.600h-4.600";
    /// A tie.
    pub const EVEN: &str = "M4 9h16M4 15h16";
    /// By lot.
    pub const DIE: &str = "M4 4h16v16H4zM8.500 8.500h.01M15.500 8.500h.01M12 12h.01M8.500 15.500h.01M15.500 15.500h.01";
    /// Time.
    pub const CLOCK: &str = "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 6.500V12l3.800 2.400";
    /// Waiting: nothing happens.
    pub const HOURGLASS: &str = "M6.500 3.500h11M6.500 20.500h11M8 3.500c0 4.700 4 5.600 4 8.500s-4 3.800-4 8.500M16 3.500c0 4.700-4 5.600-4 8.500s4 3.800 4 8.500";
    /// Pause.
    pub const PAUSE: &str = "M8 5v14M16 5v14";
    /// Run, or resume.
    pub const PLAY: &str = "M7 4.500v15l12.500-7.500z";
    /// Stop.
    pub const STOP: &str = "M6 6h12v12H6z";
    /// One more.
    pub const PLUS: &str = "M12 4v16M4 12h16";
    /// A message.
    pub const MESSAGE: &str = "M3.500 4.500h17v12H11L6.500 20.500v-4h-3z";
    /// Edit the words.
    pub const PENCIL: &str = "M4 20l1-4.500L16.500 4 20 7.500 8.500 19zM14 6.500 17.500 10";
    /// Delete.
    pub const BIN: &str = "M4.500 6.500h15M9 6.500V4h6v2.500M6.500 6.500l1 14h9l1-14M10 10.500v6M14 10.500v6";
    /// Close what is open.
    pub const CROSS: &str = "M5 5l14 14M19 5 5 19";
    /// More below.
    pub const DOWN: &str = "m5 9 7 7 7-7";
    /// Back up.
    pub const UP: &str = "m5 15 7-7 7 7";
    /// Worth talking about.
    pub const STAR: &str =
        "M12 3l2.700 5.900 6.300.7-4.700 4.300 1.300 6.300L12 17l-5.600 3.200 1.300-6.300L3 9.600l6.300-.7z";
    /// No connection.
    pub const OFFLINE: &str = "M4 9.500a12 12 0 0 1 16 0M7 13a7.500 7.500 0 0 1 10 0M12 17.500h.01M4 4l16 16";
    /// A group.
    pub const PEOPLE: &str = "M9 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM2.500 20c.6-3.600 3.100-5.500 6.500-5.500s5.900 1.900 6.500 5.500M15.500 5.200a3.500 3.500 0 0 1 0 6.600M18 14.900c1.900.8 3.100 2.500 3.500 5.100";
    /// One person; also a majority.
    pub const PERSON: &str = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20.500c.8-4 4-6 8-6s7.200 2 8 6";
    /// Print.
    pub const PRINTER: &str = "M7 8V3.500h10V8M7 17H3.500V8h17v9H17M7 14h10v6.500H7z";
    /// Download to this device.
    pub const DOWNLOAD: &str = "M12 3.500v12M6.500 10.500l5.500 5.500 5.500-5.500M4 20.500h16";
    /// Look for something.
    pub const SEARCH: &str = "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.300 15.300 20.500 20.500";
    /// Undo.
    pub const UNDO: &str = "M8.500 4.500 4 9l4.500 4.500M4.500 9H14a5.500 5.500 0 0 1 0 11H8.500";
    /// A handle to drag by.
    pub const GRIP: &str = "M9 5.500h.01M15 5.500h.01M9 12h.01M15 12h.01M9 18.500h.01M15 18.500h.01";
    /// Unlocked.
    pub const UNLOCK: &str = "M5 11h14v9.500H5zM8 11V7.500a4 4 0 0 1 7.700-1.600";
    /// Links.
    pub const LINK: &str = "M10 13.800a4.200 4.200 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10.200a4.200 4.200 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1";
    /// Sound and vibration are on.
    pub const SOUND: &str = "M4 9.500h4l5-4.500v14l-5-4.500H4zM16.500 8.500a5 5 0 0 1 0 7M19 6a8.500 8.500 0 0 1 0 12";
    /// Sound and vibration are off.
    pub const SILENT: &str = "M4 9.500h4l5-4.500v14l-5-4.500H4zM17 9.500l5 5M22 9.500l-5 5";
    /// Copy a link.
    pub const COPY: &str = "M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4";
}

/// A line icon, hidden from screen readers: its meaning is in the words next to it or the label of its button.
#[component]
pub fn Icon(
    /// One of [`icons`].
    path: &'static str,
    /// With thicker lines.
    #[prop(optional)]
    bold: bool,
) -> impl IntoView {
    view! {
        <svg class="icon" class:bold=bold width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d=path /></svg>
    }
}

/// The bare plus or minus of a pro or con; never inside a shape, so that it can't be mistaken for a side.
#[component]
pub fn Sign(kind: Kind) -> impl IntoView {
    let path = match kind {
        Kind::Pro => "M12 2v20M2 12h20",
        Kind::Con => "M2 12h20",
    };
    view! {
        <svg class="sign" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d=path /></svg>
    }
}
