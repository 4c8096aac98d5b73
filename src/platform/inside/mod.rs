//! A demo without a server: the whole simulated back end inside the page, as a transport. The app does not know.
//!
//! One demo has a name, in the query of the address (`?d=…`); tabs that were opened from one another share it. What has
//! happened in it is kept in this browser, entry by entry; the world is made anew from that by each page that is loaded.

mod cookies;
mod door;
mod kept;
mod pages;
mod stage;
mod transport;

use self::kept::Kept;
use super::address::in_fragment;
use super::page;

pub use transport::exchange;

/// How `index.html` says that there is no server.
const META: &str = "spanning-backend";
const INSIDE: &str = "inside";

/// What this page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The console.
    Console,
    /// One of the sites around it, which has been drawn.
    Site,
}

/// Whether the back end is inside.
pub fn is_on() -> bool {
    in_fragment::is_on()
}

/// Begins, if this build is to run without a server. Before anything else: it moves the address.
pub fn open() -> Opened {
    if page::meta(META).as_deref() != Some(INSIDE) {
        return Opened::Console;
    }
    in_fragment::set_on();
    stage::open(Kept::of_page());
    match in_fragment::site() {
        Some((label, path)) => {
            pages::show(&label, &path);
            Opened::Site
        }
        None => Opened::Console,
    }
}
