//! What the browser offers, behind functions that cannot fail or say how they did. Together with the
//! design system the only place that touches `web_sys` and `js_sys`.

pub mod address;
pub mod appearance;
pub mod clipboard;
pub mod clock;
pub mod dirty;
pub mod download;
pub mod effect;
pub mod events;
pub mod host;
pub mod http;
#[cfg(feature = "demo")]
pub mod inside;
pub mod intl;
pub mod lasting;
pub mod leave;
pub mod page;
pub mod panic;
pub mod random;
pub mod sandbox;
pub mod storage;
pub mod timer;
