//! Entry point of the app.

// As in the library: views are deep types.
#![recursion_limit = "256"]

use leptos::prelude::*;
use spanning_console::app::App;
use spanning_console::platform::panic::install_panic_screen;

fn main() {
    install_panic_screen();
    leptos::mount::mount_to_body(|| view! { <App/> });
}
