//! Entry point of the app.

// As in the library: views are deep types.
#![recursion_limit = "256"]

use leptos::prelude::*;
use spanning_console::app::App;
use spanning_console::platform::panic::install_panic_screen;

fn main() {
    install_panic_screen();
    #[cfg(feature = "demo")]
    if demonstrated() {
        return;
    }
    leptos::mount::mount_to_body(|| view! { <App/> });
}

/// Whether a demonstration shows something else in the place of the app: a simulated site, a situation to be opened.
#[cfg(feature = "demo")]
fn demonstrated() -> bool {
    use spanning_console::features::director::opening;
    use spanning_console::platform::{inside, page};

    if inside::open() == inside::Opened::Site {
        page::remove_first_shape();
        return true;
    }
    let Some(packed) = opening::asked() else { return false };
    page::remove_first_shape();
    leptos::mount::mount_to_body(move || view! { <opening::Opening packed/> });
    true
}
