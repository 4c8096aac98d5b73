//! Parts of a page that are drawn in a task of their own.

use leptos::prelude::*;

use crate::platform::timer;

/// Draws what is costly after what stands before it, so that input need not wait for all of it. For the end of a page
/// or of a panel: nothing that is already there may move.
#[component]
pub fn Later(
    /// What is drawn then.
    children: ChildrenFn,
) -> impl IntoView {
    let now = RwSignal::new(false);
    timer::soon(move || {
        now.try_set(true);
    });
    (move || now.get().then(|| children())).into_any()
}
