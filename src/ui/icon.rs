//! Icons from the one sprite, `icons.svg`. The build puts it into the page: from a file of its own the browser would
//! load and lay it out again with every row that a table draws.

use leptos::prelude::*;

/// What the ids of the sprite begin with, so that they are no other element's. Each begins a reference.
pub const SYMBOL: &str = "#icon-";

macro_rules! icons {
    ($($variant:ident $id:literal),* $(,)?) => {
        /// The icons of the sprite. The picture is in the name; what it means is said by the words beside it.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName { $($variant),* }

        impl IconName {
            /// Every icon, for the style guide and the test that the sprite has them all.
            pub const ALL: &[IconName] = &[$(IconName::$variant),*];

            /// The symbol in the sprite, without what all of them begin with.
            pub fn id(self) -> &'static str {
                match self { $(IconName::$variant => $id),* }
            }
        }
    };
}

icons! {
    Success "success", Partial "partial", Failed "failed", Never "never", Unknown "unknown",
    Info "info", Warning "warning", Error "error", Check "check", Minus "minus",
    Plus "plus", Close "close", More "more", Menu "menu", Search "search",
    ChevronDown "chevron-down", ChevronUp "chevron-up", ChevronRight "chevron-right", ArrowRight "arrow-right", SortUp "sort-up", SortDown "sort-down",
    Filter "filter", Columns "columns", Bookmark "bookmark", Refresh "refresh", Download "download",
    Copy "copy", Edit "edit", External "external", Expand "expand", Link "link", Unlink "unlink", Settings "settings",
    Dashboard "dashboard", People "people", Person "person", Organization "organization", Activity "activity",
    Bell "bell", BellOff "bell-off", Help "help", Key "key", Shield "shield", Storage "storage",
    Mail "mail", Cloud "cloud", Calendar "calendar", Switch "switch", SignOut "sign-out",
    Sun "sun", Moon "moon", Lock "lock", Clock "clock", Globe "globe",
}

/// A 16 px icon in the colour of the text around it. Decoration for screen readers: the words are beside it.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    let href = format!("{SYMBOL}{}", name.id());
    view! {
        <svg class="icon" width="16" height="16" aria-hidden="true" focusable="false">
            <use href=href></use>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::IconName;

    #[test]
    fn the_sprite_has_every_icon_and_no_other() {
        let sprite = include_str!("icons.svg");
        for icon in IconName::ALL {
            assert!(sprite.contains(&format!("<symbol id=\"icon-{}\"", icon.id())), "{} is missing", icon.id());
        }
        assert_eq!(sprite.matches("<symbol ").count(), IconName::ALL.len());
    }
}
