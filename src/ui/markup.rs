//! Markup as text, for what is drawn in great numbers: the rows of the large tables. The browser reads a whole row
//! at once, where views cost several calls for each element.
//!
//! What is a literal goes in as it is ([`Markup::raw`] takes nothing else); whatever comes from data is escaped. What
//! can be used names its act in `data-act`: the table hears of it, no element has a listener of its own.
//!
//! Markup of the same literals is changed where its data differs ([`Markup::changes`]): elements that stay need no
//! new style and no place of their own.

use std::borrow::Cow;
use std::ops::Range;

use super::badge::BadgeKind;
use super::icon::{IconName, SYMBOL};
use super::strip7::StripDay;

/// The attribute of what can be used.
pub const ACT: &str = "data-act";

/// Markup under construction.
#[derive(Debug, Default)]
pub struct Markup {
    html: String,
    /// Where data stands in it.
    data: Vec<Datum>,
}

#[derive(Clone, Debug)]
struct Datum {
    at: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Words,
    /// Words that change by themselves.
    Age,
    Attribute(&'static str),
}

/// What makes of one piece of markup another one.
#[derive(Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// Which element, in the order of the markup; `None` for the one around all of it.
    pub element: Option<u32>,
    /// The attribute; `None` for the words with which the element begins.
    pub attribute: Option<&'static str>,
    /// What it says now.
    pub value: Cow<'a, str>,
    /// It changes by itself.
    pub is_age: bool,
}

impl Markup {
    /// A literal. Data is never `'static`.
    pub fn raw(&mut self, literal: &'static str) -> &mut Self {
        self.html.push_str(literal);
        self
    }

    /// Words of any origin.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.datum(Kind::Words, &[text])
    }

    /// An attribute inside of an open tag, its value of any origin.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.joined(name, &[value])
    }

    /// The same, of several pieces.
    fn joined(&mut self, name: &'static str, pieces: &[&str]) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").datum(Kind::Attribute(name), pieces).raw("\"")
    }

    fn datum(&mut self, kind: Kind, pieces: &[&str]) -> &mut Self {
        let start = self.html.len();
        pieces.iter().for_each(|piece| escape(piece, &mut self.html));
        self.data.push(Datum { at: start..self.html.len(), kind });
        self
    }

    /// An attribute that is there or not.
    pub fn attribute_if(&mut self, on: bool, literal: &'static str) -> &mut Self {
        if on { self.raw(" ").raw(literal) } else { self }
    }

    /// See [`super::Icon`].
    pub fn icon(&mut self, name: IconName) -> &mut Self {
        self.raw(r#"<svg class="icon" width="16" height="16" aria-hidden="true" focusable="false"><use"#);
        self.joined("href", &[SYMBOL, name.id()]).raw("></use></svg>")
    }

    /// For screen readers only.
    pub fn hidden(&mut self, text: &str) -> &mut Self {
        self.raw(r#"<span class="visually-hidden">"#).text(text).raw("</span>")
    }

    /// See [`super::Badge`], the plain kind.
    pub fn badge(&mut self, kind: BadgeKind, label: &str) -> &mut Self {
        self.raw("<span").joined("class", &["badge badge-plain ", kind.tone().class()]).raw(">");
        if let Some(icon) = kind.icon() {
            self.icon(icon);
        }
        self.raw(r#"<span class="badge-label">"#).text(label).raw("</span></span>")
    }

    /// See [`super::Strip7`].
    pub fn strip7(&mut self, days: &[StripDay], summary: &str) -> &mut Self {
        self.raw(r#"<span class="strip7" role="img""#).attribute("aria-label", summary).raw(">");
        for day in days {
            self.raw("<span").attribute("class", day.class()).attribute("data-tip", &day.label).raw("></span>");
        }
        self.raw("</span>")
    }

    /// See [`super::TimeText`]. `relative` ages.
    pub fn time(&mut self, relative: &str, absolute: &str, datetime: &str) -> &mut Self {
        self.raw(r#"<time class="tip time""#).attribute("datetime", datetime).attribute("data-tip", absolute);
        self.raw("><span>").datum(Kind::Age, &[relative]).raw(r#"</span><span class="visually-hidden">"#);
        self.datum(Kind::Words, &[", ", absolute]).raw("</span></time>")
    }

    /// See [`super::IconButton`], in a row.
    pub fn icon_button(&mut self, act: &'static str, icon: IconName, state: ButtonState<'_>) -> &mut Self {
        let name = match state.disabled_reason {
            Some(reason) => format!("{}. {reason}", state.label),
            None => state.label.to_owned(),
        };
        self.raw(r#"<button type="button" class="btn btn-icon" tabindex="-1""#);
        self.attribute("aria-label", &name).attribute("data-tip", &name).attribute(ACT, act);
        self.attribute_if(state.pending || state.disabled_reason.is_some(), r#"aria-disabled="true""#);
        self.attribute_if(state.pending, r#"aria-busy="true""#).attribute_if(state.menu, r#"aria-haspopup="menu""#);
        self.raw(">").icon(icon).raw("</button>")
    }

    /// All of another one.
    pub fn append(&mut self, other: &Self) -> &mut Self {
        let by = self.html.len();
        self.html.push_str(&other.html);
        self.data
            .extend(other.data.iter().map(|Datum { at, kind }| Datum { at: at.start + by..at.end + by, kind: *kind }));
        self
    }

    /// All of it.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// What has to be changed on the page to make of this markup another one. `None` if it is made of other literals,
    /// or words stand where they cannot be told from others.
    pub fn changes<'a>(&self, to: &'a Self) -> Option<Vec<Change<'a>>> {
        if self.html == to.html {
            return Some(Vec::new());
        }
        if self.data.len() != to.data.len() {
            return None;
        }
        let mut changes = Vec::new();
        let (mut elements, mut from, mut next) = (0, 0, 0);
        for (old, new) in self.data.iter().zip(&to.data) {
            let (literal, before) = (to.html.get(next..new.at.start)?, self.html.get(from..old.at.start)?);
            if literal != before || old.kind != new.kind {
                return None;
            }
            elements += literal.bytes().zip(literal.bytes().skip(1)).filter(|(a, b)| *a == b'<' && *b != b'/').count();
            (from, next) = (old.at.end, new.at.end);
            let (was, is) = (self.html.get(old.at.clone())?, to.html.get(new.at.clone())?);
            if was == is {
                continue;
            }
            let attribute = match new.kind {
                Kind::Attribute(name) => Some(name),
                Kind::Words | Kind::Age => None,
            };
            // A node of its own, which the browser makes for words but not for none.
            if attribute.is_none() && !(to.begins_an_element(new.at.clone()) && !was.is_empty() && !is.is_empty()) {
                return None;
            }
            let element = elements.checked_sub(1).and_then(|at| u32::try_from(at).ok());
            changes.push(Change { element, attribute, value: unescape(is), is_age: new.kind == Kind::Age });
        }
        (self.html.get(from..)? == to.html.get(next..)?).then_some(changes)
    }

    /// Whether what stands there is all between the tag that opens an element and the next tag.
    fn begins_an_element(&self, at: Range<usize>) -> bool {
        let (before, after) =
            (self.html.get(..at.start).unwrap_or_default(), self.html.get(at.end..).unwrap_or_default());
        let opens = before.rfind('<').is_none_or(|tag| !before.get(tag..).unwrap_or_default().starts_with("</"));
        (before.is_empty() || before.ends_with('>')) && opens && (after.is_empty() || after.starts_with('<'))
    }
}

/// How a button in a row stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct ButtonState<'a> {
    /// Its name and tooltip.
    pub label: &'a str,
    /// Why it cannot be used.
    pub disabled_reason: Option<&'a str>,
    /// Work is under way.
    pub pending: bool,
    /// It opens a menu.
    pub menu: bool,
}

/// As HTML reads it back, in words and in quoted attributes. Also what the page's Trusted Types policy looks for, so
/// that somebody's name never looks like markup to it: `=` and `:`.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    // In runs and by bytes: all that is special is ASCII.
    while let Some((at, code)) = rest.bytes().enumerate().find_map(|(at, byte)| Some((at, special(byte)?))) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(code);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn special(byte: u8) -> Option<&'static str> {
    SPECIAL.iter().find(|(special, _)| *special == byte).map(|(_, code)| *code)
}

/// What is special, and how it is written.
const SPECIAL: [(u8, &str); 7] = [
    (b'&', "&amp;"),
    (b'<', "&lt;"),
    (b'>', "&gt;"),
    (b'"', "&quot;"),
    (b'\'', "&#39;"),
    (b'=', "&#61;"),
    (b':', "&#58;"),
];

/// What [`escape`] was given.
fn unescape(markup: &str) -> Cow<'_, str> {
    let Some((first, rest)) = markup.split_once('&') else { return Cow::Borrowed(markup) };
    let mut text = first.to_owned();
    for piece in rest.split('&') {
        let read = SPECIAL.iter().find_map(|(special, code)| Some((*special, piece.strip_prefix(code.get(1..)?)?)));
        let (special, rest) = read.unwrap_or((b'&', piece));
        text.push(char::from(special));
        text.push_str(rest);
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole() {
        let mut markup = Markup::default();
        markup.text("Zahnärzte & Söhne: „日本“ <=>");
        assert_eq!(markup.html(), "Zahnärzte &amp; Söhne&#58; „日本“ &lt;&#61;&gt;");
    }

    #[test]
    fn data_never_becomes_markup() {
        let mut markup = Markup::default();
        markup
            .raw("<b")
            .attribute("title", "\"><img src=x onerror='x'>")
            .raw(">")
            .text("<script>&amp; javascript:")
            .raw("</b>");
        let html = markup.html();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert_eq!(html.matches('"').count(), 2, "{html}");
        assert!(!html.contains("onerror=") && !html.contains("javascript:") && html.contains("&amp;amp;"), "{html}");
    }

    /// A cell with words in all the places where they may stand.
    fn cell(name: &str, ago: &str) -> Markup {
        let mut markup = Markup::default();
        markup.raw("<a").attribute("title", name).raw("><bdi>").text(name).raw("</bdi></a>");
        markup.icon(IconName::Warning).time(ago, "24 Nov 2026", "2026-11-24");
        markup
    }

    fn change<'a>(element: u32, attribute: Option<&'static str>, value: &'a str) -> Change<'a> {
        Change { element: Some(element), attribute, value: value.into(), is_age: false }
    }

    #[test]
    fn tells_where_data_differs_as_words() {
        let (old, new) = (cell("Alder", "1 min ago"), cell("Ash & <Oak>: 1=\"1\"", "1 min ago"));
        let words = "Ash & <Oak>: 1=\"1\"";
        assert_eq!(old.changes(&new), Some(vec![change(0, Some("title"), words), change(1, None, words)]));
        assert_eq!(new.changes(&old), Some(vec![change(0, Some("title"), "Alder"), change(1, None, "Alder")]));
        assert_eq!(old.changes(&old), Some(Vec::new()));
    }

    #[test]
    fn tells_ages_from_the_rest() {
        let (old, new) = (cell("Alder", "1 min ago"), cell("Alder", "12 min ago"));
        // a, bdi, svg, use, time, span
        assert_eq!(old.changes(&new), Some(vec![Change { is_age: true, ..change(5, None, "12 min ago") }]));
    }

    #[test]
    fn other_literals_are_other_markup() {
        let mut more = cell("Alder", "1 min ago");
        more.raw("<b></b>");
        let mut tone = Markup::default();
        tone.badge(BadgeKind::Success, "On");
        let mut other = Markup::default();
        other.badge(BadgeKind::Never, "On");
        for (one, two) in [(&cell("Alder", "1 min ago"), &more), (&more, &tone), (&tone, &Markup::default())] {
            assert_eq!((one.changes(two), two.changes(one)), (None, None));
        }
        assert!(tone.changes(&other).is_none_or(|changes| changes.len() > 1), "a badge is more than its words");
    }

    #[test]
    fn words_that_the_browser_joins_or_leaves_out_are_not_changed() {
        let of = |parts: [&'static str; 2], words: &str| {
            let mut markup = Markup::default();
            markup.raw(parts[0]).text(words).raw(parts[1]);
            markup
        };
        for parts in [["<b>of ", "</b>"], ["<b>", " left</b>"], ["<b></b>", ""], ["", "of"]] {
            assert_eq!(of(parts, "1").changes(&of(parts, "2")), None, "{parts:?}");
        }
        for parts in [["<b>", "</b>"], ["<b>", "<i></i></b>"]] {
            assert!(of(parts, "1").changes(&of(parts, "2")).is_some(), "{parts:?}");
            assert_eq!(of(parts, "").changes(&of(parts, "2")), None, "{parts:?}");
            assert_eq!(of(parts, "1").changes(&of(parts, "")), None, "{parts:?}");
        }
        let alone = Change { element: None, attribute: None, value: "2".into(), is_age: false };
        assert_eq!(of(["", ""], "1").changes(&of(["", ""], "2")), Some(vec![alone]));
    }

    #[test]
    fn what_was_escaped_is_read_back() {
        for text in ["", "&", "&amp;", "a & b", "<'\">=:&#58;", "&&", "日本 & 1"] {
            let mut out = String::new();
            escape(text, &mut out);
            assert_eq!(unescape(&out), text);
        }
    }
}
