//! The design system in a real browser: what components do, not how their markup looks.
//!
//! One binary, because each starts a browser: `cargo xtask test browser`.
#![cfg(target_arch = "wasm32")]
// A test that fails shall panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "browser/controls.rs"]
mod controls;
#[path = "browser/feedback.rs"]
mod feedback;
#[path = "browser/overlays.rs"]
mod overlays;
#[path = "browser/platform.rs"]
mod platform;
#[path = "browser/stage.rs"]
mod stage;
#[path = "browser/table.rs"]
mod table;
#[path = "browser/table_markup.rs"]
mod table_markup;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
