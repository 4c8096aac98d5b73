//! What stands in for content on its way. It has the shape of what comes and shows only when waiting gets long.

use leptos::prelude::*;

use crate::text::ui as text;

/// The shape of what comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// Lines of text.
    #[default]
    Lines,
    /// Tiles in their grid.
    Tiles,
    /// Cards.
    Cards,
    /// Rows of a table.
    Rows,
}

/// A skeleton of `count` lines, tiles, cards or rows.
#[component]
pub fn Skeleton(
    /// The shape.
    #[prop(optional)]
    shape: SkeletonShape,
    /// How many.
    #[prop(default = 3)]
    count: usize,
) -> impl IntoView {
    let (class, part) = match shape {
        SkeletonShape::Lines => ("skeleton skeleton-lines", "skeleton-line"),
        SkeletonShape::Tiles => ("skeleton tiles", "tile skeleton-tile"),
        SkeletonShape::Cards => ("skeleton cards", "card skeleton-card"),
        SkeletonShape::Rows => ("skeleton skeleton-rows", "skeleton-row"),
    };
    view! {
        <div class=class role="status">
            <span class="visually-hidden">{text::loading()}</span>
            {(0..count).map(|_| view! { <div class=part aria-hidden="true"></div> }).collect_view()}
        </div>
    }
    .into_any()
}
