//! Theme and density: chosen by the reader, or by the host of the frame.

use leptos::prelude::document;

use super::storage;

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    fn value(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// As a host or a stored setting names it; anything else is automatic.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// Rows and controls: roomy, or more on a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// 40 px rows.
    #[default]
    Comfortable,
    /// 32 px rows.
    Compact,
}

impl Density {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    fn value(self) -> Option<&'static str> {
        (self == Self::Compact).then_some("compact")
    }
}

/// The name of the setting, in storage and as the root element's `data-…`; index.html reads it too.
const THEME: &str = "theme";
const DENSITY: &str = "density";

fn apply(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let attribute = format!("data-{name}");
    let _ = match value {
        Some(value) => root.set_attribute(&attribute, value),
        None => root.remove_attribute(&attribute),
    };
}

fn keep(name: &str, value: Option<&str>) {
    match value {
        Some(value) => {
            storage::set(name, value);
        }
        None => storage::remove(name),
    }
    apply(name, value);
}

/// The kept theme.
pub fn theme() -> Theme {
    storage::get(THEME).map_or(Theme::Auto, |name| Theme::named(&name))
}

/// Chooses a theme and keeps it.
pub fn set_theme(theme: Theme) {
    keep(THEME, theme.value());
}

/// Follows the host's theme; nothing is kept.
pub fn follow_theme(theme: Theme) {
    apply(THEME, theme.value());
}

/// The kept density.
pub fn density() -> Density {
    if storage::get(DENSITY).as_deref() == Density::Compact.value() { Density::Compact } else { Density::Comfortable }
}

/// Chooses a density and keeps it.
pub fn set_density(density: Density) {
    keep(DENSITY, density.value());
}
