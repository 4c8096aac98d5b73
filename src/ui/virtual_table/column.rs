//! Columns and sorting.

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDir {
    /// Small first.
    Asc,
    /// Large first.
    Desc,
}

/// What a table is sorted by, most important first.
pub type Sorting = Vec<(String, SortDir)>;

/// On which side a column's cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Numbers.
    End,
}

/// How long a column stays when room gets scarce.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Always.
    #[default]
    Always,
    /// Until the table is narrower than 740 px; it comes back in cards.
    Small,
    /// Until the table is narrower than 860 px.
    Medium,
    /// Until the table is narrower than 1,100 px.
    Wide,
    /// Until the table is narrower than 1,520 px.
    Widest,
}

/// How much room a table has for columns, from little to much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    /// Under 640 px: cards.
    Cards,
    /// Under 740 px.
    Tight,
    /// Under 860 px.
    Small,
    /// Under 1,100 px.
    Medium,
    /// Under 1,520 px.
    Wide,
    /// For all of them.
    Widest,
}

impl Room {
    pub(super) fn of(width: f64) -> Self {
        match width {
            // Nothing is measured yet.
            width if width <= 0.0 => Room::Widest,
            width if width < 640.0 => Room::Cards,
            width if width < 740.0 => Room::Tight,
            width if width < 860.0 => Room::Small,
            width if width < 1100.0 => Room::Medium,
            width if width < 1520.0 => Room::Wide,
            _ => Room::Widest,
        }
    }

    /// What `data-room` says of a row: cells that it has no room for are hidden.
    pub(super) fn name(self) -> &'static str {
        match self {
            Room::Cards => "cards",
            Room::Tight => "tight",
            Room::Small => "small",
            Room::Medium => "medium",
            Room::Wide => "wide",
            Room::Widest => "widest",
        }
    }

    fn has(self, keep: Keep) -> bool {
        self >= match keep {
            Keep::Always => Room::Cards,
            Keep::Small => Room::Small,
            Keep::Medium => Room::Medium,
            Keep::Wide => Room::Wide,
            Keep::Widest => Room::Widest,
        }
    }
}

/// The grid all rows share: what `grid-template-columns` says.
pub(super) fn template(columns: &[Column], room: Room) -> String {
    let track = |column: &Column| match column.width {
        Some(width) => format!("{width}px"),
        None => format!("minmax({}, {}fr)", least(column.least), column.share),
    };
    let tracks: Vec<String> = columns.iter().filter(|column| room.has(column.keep)).map(track).collect();
    tracks.join(" ")
}

/// Those of which rows have cells, each with its number among all. Cards leave out what a small table has no room for.
pub(super) fn in_rows(columns: &[Column], room: Room) -> Vec<(usize, Column)> {
    let cards = room == Room::Cards;
    let shown = |column: &Column| room.has(column.keep) || cards && column.keep == Keep::Small;
    (1..).zip(columns).filter(|(_, column)| shown(column)).map(|(at, column)| (at, column.clone())).collect()
}

fn least(width: u16) -> String {
    if width == 0 { "0".to_owned() } else { format!("{width}px") }
}

/// The width below which the table scrolls sideways.
pub(super) fn narrowest(columns: &[Column], room: Room) -> u32 {
    let shown = columns.iter().filter(|column| room.has(column.keep));
    shown.map(|column| u32::from(column.width.unwrap_or(column.least))).sum()
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in sorting.
    pub id: String,
    /// Its heading.
    pub caption: String,
    /// Its width in px. `None`: it shares what is left.
    pub width: Option<u16>,
    /// How large its share is, beside the others that have no width.
    pub share: u16,
    /// The least that it gets of what is left, in px; with 0 the table never scrolls for it.
    pub least: u16,
    /// On which side its cells stand.
    pub align: Align,
    /// Whether it stays in view when the table is scrolled sideways: how far from the edge, in px.
    pub stick: Option<u16>,
    /// Whether its heading sorts.
    pub sortable: bool,
    /// Whether its cells name their rows.
    pub names_row: bool,
    /// Whether the heading is for screen readers only (a column of checkboxes or menus).
    pub quiet_caption: bool,
    /// Whether it stands on the first line of a card, beside the name and without its heading.
    pub beside_name: bool,
    /// Whether its cells stand in a card without their heading.
    pub bare_in_card: bool,
    /// How long it stays when room gets scarce.
    pub keep: Keep,
}

impl Column {
    /// A column of words that shares the width left over.
    pub fn new(id: impl Into<String>, caption: impl Into<String>) -> Self {
        Column {
            id: id.into(),
            caption: caption.into(),
            width: None,
            share: 1,
            least: 0,
            align: Align::Start,
            stick: None,
            sortable: false,
            names_row: false,
            quiet_caption: false,
            beside_name: false,
            bare_in_card: false,
            keep: Keep::Always,
        }
    }

    /// Of a fixed width in px; wider where its heading is longer in the reader's language. Say first that a heading is
    /// quiet.
    pub fn width(mut self, width: u16) -> Self {
        let heading = if self.quiet_caption { 0 } else { heading_room(&self.caption) };
        self.width = Some(width.max(heading));
        self
    }

    /// Gets this many times as much of what is left as a column with a share of 1.
    pub fn share(mut self, share: u16) -> Self {
        self.share = share;
        self
    }

    /// Never narrower than this; then the table scrolls sideways.
    pub fn least(mut self, width: u16) -> Self {
        self.least = width;
        self
    }

    /// Stays in view at the edge: the first column, or the second after one of 40 px.
    pub fn sticky(mut self, after: u16) -> Self {
        self.stick = Some(after);
        self
    }

    /// Of numbers: they stand at the end.
    pub fn number(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// Its heading sorts.
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// Its cells name their rows.
    pub fn names_row(mut self) -> Self {
        self.names_row = true;
        self
    }

    /// Its heading is for screen readers only.
    pub fn quiet_caption(mut self) -> Self {
        self.quiet_caption = true;
        self
    }

    /// In a card it stands on the first line, beside the name: put such columns right after the name's.
    pub fn beside_name(mut self) -> Self {
        self.beside_name = true;
        self
    }

    /// In a card its cells say by themselves what they are: they have no heading there, and more room.
    pub fn bare_in_card(mut self) -> Self {
        self.bare_in_card = true;
        self
    }

    /// How long it stays when room gets scarce.
    pub fn keep(mut self, keep: Keep) -> Self {
        self.keep = keep;
        self
    }

    pub(super) fn class(&self) -> String {
        let mut class = String::from("cell");
        if self.align == Align::End {
            class.push_str(" cell-end num");
        }
        class.push_str(match self.keep {
            Keep::Always => "",
            Keep::Small => " keep-small",
            Keep::Medium => " keep-medium",
            Keep::Wide => " keep-wide",
            Keep::Widest => " keep-widest",
        });
        class.push_str(match self.stick {
            None => "",
            Some(0) => " cell-stick",
            Some(_) => " cell-stick cell-stick-second",
        });
        if self.quiet_caption {
            class.push_str(" cell-quiet");
        }
        if self.beside_name {
            class.push_str(" cell-beside");
        }
        if self.bare_in_card {
            class.push_str(" cell-bare");
        }
        class
    }
}

/// The px that a heading takes, with the space around it, roughly: a letter takes 10, one of full width twice that.
fn heading_room(caption: &str) -> u16 {
    let letters: usize = caption.chars().map(|letter| if letter > '\u{2E7F}' { 2 } else { 1 }).sum();
    u16::try_from(letters * 10 + 4).unwrap_or(u16::MAX)
}

/// The sorting after a click on a heading: it turns the column, or makes it the only one.
/// With Shift (`add`) the others stay and it joins them as the least important; a third click takes it out.
pub fn next_sort(now: &[(String, SortDir)], id: &str, add: bool) -> Sorting {
    let current = now.iter().find(|(column, _)| column == id).map(|(_, dir)| *dir);
    if !add {
        let dir = if current == Some(SortDir::Asc) { SortDir::Desc } else { SortDir::Asc };
        return vec![(id.to_string(), dir)];
    }
    let mut next = now.to_vec();
    match current {
        None => next.push((id.to_string(), SortDir::Asc)),
        Some(SortDir::Asc) => {
            for (column, dir) in &mut next {
                if column == id {
                    *dir = SortDir::Desc;
                }
            }
        }
        Some(SortDir::Desc) => next.retain(|(column, _)| column != id),
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(list: &[(&str, SortDir)]) -> Sorting {
        list.iter().map(|(id, dir)| (id.to_string(), *dir)).collect()
    }

    #[test]
    fn the_grid_leaves_out_what_there_is_no_room_for() {
        let columns = [
            Column::new("a", "A"),
            Column::new("b", "B").width(90).keep(Keep::Medium),
            Column::new("c", "C").share(2).keep(Keep::Wide),
            Column::new("d", "D").width(70).keep(Keep::Small),
        ];
        assert_eq!(template(&columns, Room::of(1200.0)), "minmax(0, 1fr) 90px minmax(0, 2fr) 70px");
        assert_eq!(template(&columns, Room::of(1000.0)), "minmax(0, 1fr) 90px 70px");
        assert_eq!(template(&columns, Room::of(800.0)), "minmax(0, 1fr) 70px");
        assert_eq!(template(&columns, Room::of(700.0)), "minmax(0, 1fr)");
        assert_eq!(Room::of(0.0), Room::Widest);
    }

    #[test]
    fn a_heading_in_another_language_has_room() {
        let width = |caption: &str| Column::new("alerts", caption).width(62).width;
        assert_eq!(width("Alerts"), Some(64));
        assert_eq!(width("Warnungen"), Some(94));
        assert_eq!(width("アラート"), Some(84));
        assert_eq!(Column::new("select", "Select the tenant").quiet_caption().width(40).width, Some(40));
    }

    #[test]
    fn a_click_sorts_then_turns() {
        use SortDir::{Asc, Desc};
        assert_eq!(next_sort(&by(&[]), "a", false), by(&[("a", Asc)]));
        assert_eq!(next_sort(&by(&[("a", Asc)]), "a", false), by(&[("a", Desc)]));
        assert_eq!(next_sort(&by(&[("a", Desc), ("b", Asc)]), "a", false), by(&[("a", Asc)]));
        assert_eq!(next_sort(&by(&[("a", Desc)]), "b", false), by(&[("b", Asc)]));
    }

    #[test]
    fn a_click_with_shift_joins_turns_leaves() {
        use SortDir::{Asc, Desc};
        assert_eq!(next_sort(&by(&[("a", Asc)]), "b", true), by(&[("a", Asc), ("b", Asc)]));
        assert_eq!(next_sort(&by(&[("a", Asc), ("b", Asc)]), "b", true), by(&[("a", Asc), ("b", Desc)]));
        assert_eq!(next_sort(&by(&[("a", Asc), ("b", Desc)]), "b", true), by(&[("a", Asc)]));
    }
}
