//! What each component is modelled on, and where ours departs from it and why. The style guide shows it
//! below each heading; whoever changes a component changes its line.

use leptos::prelude::*;

/// One component's choice.
pub struct Choice {
    /// The heading of its samples.
    pub title: &'static str,
    /// What the best documented design systems do.
    pattern: &'static str,
    /// What we do, and why.
    ours: &'static str,
}

impl Choice {
    /// The line below the heading.
    pub fn line(&self) -> AnyView {
        view! {
            <small class="muted">
                <strong>"Pattern: "</strong>
                {self.pattern}
                <strong>" Ours: "</strong>
                {self.ours}
            </small>
        }
        .into_any()
    }
}

macro_rules! choices {
    ($($name:ident, $title:literal, $pattern:literal, $ours:literal;)*) => {
        $(pub const $name: Choice = Choice { title: $title, pattern: $pattern, ours: $ours };)*
        #[cfg(test)]
        const ALL: &[Choice] = &[$($name),*];
    };
}

choices! {
    PAGE, "Page",
        "header with title, state and actions at the end (Cloudscape header, Primer page header).",
        "the same, and the age of the data stands in it: numbers without an age cannot be trusted. \
         Text on a page of settings is at most 1,080 px wide, a table as wide as the window.";
    BUTTONS, "Buttons",
        "one primary button in a view (Carbon, Primer); one that cannot be pressed keeps focus and says why (Primer inactive button).",
        "both. Red is only in the dialog that asks, never on the page that leads to it: a page at rest shows no alarm.";
    SWITCHES, "Switches",
        "acts at once, without a button to save; the label does not change with the state (Primer, APG).",
        "on acts at once and is taken back when the server refuses; off cuts people off, so it asks first and waits for the answer.";
    FIELDS, "Fields",
        "label above, hint, then the error in words below the control (Cloudscape form field, Carbon).",
        "the same; what must be answered says so in a word, not by an asterisk that needs a legend. At most 480 px wide.";
    MENUS, "Menus, filters",
        "destructive entries last and apart (Primer action menu); filters as tokens beside the search (Cloudscape property filter).",
        "both, and the filters that an administrator starts the day with are chips with their counts: \
         what needs attention is read before anything is pressed.";
    ICONS, "Icons",
        "16 px, outlined (Fluent regular).",
        "one sprite, one stroke of 1.5 px, drawn at 16 px; the same stroke stays that heavy at 12 and 24 px. An icon without a word has a tooltip.";
    BANNERS, "Banners",
        "inline, where it concerns, with at most one action (Carbon inline notification, Primer banner).",
        "the same; what happened, what it means, what to do. A border of the tone at 30 %, not a bar: a page of warnings still reads.";
    TOASTS, "Toasts",
        "Primer avoids them; Cloudscape's flashbar stacks results at the top and keeps them.",
        "only for what has just worked. One with an action or an error stays until it is dismissed, and the error also stands where it happened.";
    STEPS, "Steps",
        "steps in a line with the current one marked, below each other where it is narrow (Carbon progress indicator).",
        "the same; a step that is done keeps its evidence (the account) below its name, because the next one depends on it.";
    SKELETONS, "Skeletons",
        "the shape of what comes, in its place (Carbon, Primer).",
        "the same, after 200 ms so that fast answers do not flash, and without shimmer: nothing moves that is not news. \
         The first answer moves nothing (layout shift 0, tested).";
    EMPTY, "Nothing yet",
        "no data, no match, error and no permission are four states, each with its way out (Carbon empty states).",
        "the same four, in the place of the table, with one button.";
    NO_MATCH, "No match",
        "offers to clear the filters (Cloudscape).",
        "the same; the filters stay in view, so one of them can be taken away as well.";
    ERROR, "Error",
        "says what failed and offers to try again (Carbon).",
        "only where nothing older is there: otherwise the old numbers stay, with their age.";
    FORBIDDEN, "Not allowed",
        "says that it is a matter of permission (Carbon).",
        "says which role it takes and who has it, because the reader cannot give it to themselves.";
    TILES, "Tiles",
        "few numbers above the list, the number loudest (Carbon tile, Cloudscape service overview).",
        "five, each of which filters or orders the list below. Figures of one width, units quieter than the number; \
         a trend is coloured only where a direction is good or bad.";
    STATUS, "Status",
        "shape, colour and word together (Carbon status indicator, Cloudscape).",
        "the same; in rows only the shape is coloured, so that a table of 200 is not a flag. Success is the softest of them.";
    METERS, "Meters",
        "a bar with its value in words (Carbon, Cloudscape progress bar).",
        "6 px, in the accent while all is well; amber from 95 %, red when more is used than there is.";
    TABS, "Tabs",
        "underlined, counts behind the word (Primer underline nav, Fluent tab list).",
        "the same; the selected tab is in the address. Where they do not fit they scroll, they do not wrap.";
    BARS, "Bar chart",
        "title and units; the same as a table (Carbon charts, Cloudscape).",
        "only the ends of the time and the largest value are written out, in the unit of the table behind it; \
         days differ by height alone, so that it reads in grey.";
    OVERLAYS, "Overlays",
        "a destructive dialog names the outcome and asks for the name of what it hits \
         (Cloudscape delete with additional confirmation, Carbon high impact); details open beside the list (Cloudscape split panel).",
        "the way back has focus first, an error stays in the dialog. The drawer moves the list aside from 1,280 px: \
         going through twenty tenants must not hide the list.";
    TABLE, "Table",
        "numbers at the end of their column (Primer); density and columns chosen by the reader (Cloudscape preferences); \
         rows of 32 and 40 px (Carbon).",
        "all three. It scrolls instead of paging, because triage is scanning; on a phone a row is a card of two lines. \
         Lines between rows, none between columns, no stripes.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_names_its_pattern_and_gives_a_reason() {
        let systems = ["Carbon", "Primer", "Cloudscape", "Fluent", "APG"];
        for choice in ALL {
            assert!(systems.iter().any(|name| choice.pattern.contains(name)), "{}", choice.title);
            assert!(choice.ours.len() > 40 && choice.ours.ends_with('.'), "{}", choice.title);
        }
    }
}
