//! Words for those who do not see the picture.

use leptos::prelude::*;

/// Text only screen readers get.
#[component]
pub fn VisuallyHidden(
    /// The text.
    children: Children,
) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }.into_any()
}
