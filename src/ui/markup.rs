//! Markup as text, for what is drawn in great numbers: the rows of the large tables. The browser reads a whole row
//! at once, where views cost several calls for each element.
//!
//! What is a literal goes in as it is ([`Markup::raw`] takes nothing else); whatever comes from data is escaped. What
//! can be used names its act in `data-act`: the table hears of it, no element has a listener of its own.

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
    /// Where ages stand in it: they change by themselves.
    ages: Vec<Range<usize>>,
}

impl Markup {
    /// A literal. Data is never `'static`.
    pub fn raw(&mut self, literal: &'static str) -> &mut Self {
        self.html.push_str(literal);
        self
    }

    /// Words of any origin.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.html);
        self
    }

    /// An attribute inside of an open tag, its value of any origin.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// An attribute that is there or not.
    pub fn attribute_if(&mut self, on: bool, literal: &'static str) -> &mut Self {
        if on { self.raw(" ").raw(literal) } else { self }
    }

    /// See [`super::Icon`].
    pub fn icon(&mut self, name: IconName) -> &mut Self {
        self.raw(r#"<svg class="icon" width="16" height="16" aria-hidden="true" focusable="false"><use href=""#);
        self.raw(SYMBOL).raw(name.id()).raw(r#""></use></svg>"#)
    }

    /// For screen readers only.
    pub fn hidden(&mut self, text: &str) -> &mut Self {
        self.raw(r#"<span class="visually-hidden">"#).text(text).raw("</span>")
    }

    /// See [`super::Badge`], the plain kind.
    pub fn badge(&mut self, kind: BadgeKind, label: &str) -> &mut Self {
        self.raw(r#"<span class="badge badge-plain "#).raw(kind.tone().class()).raw("\">");
        if let Some(icon) = kind.icon() {
            self.icon(icon);
        }
        self.raw(r#"<span class="badge-label">"#).text(label).raw("</span></span>")
    }

    /// See [`super::Strip7`].
    pub fn strip7(&mut self, days: &[StripDay], summary: &str) -> &mut Self {
        self.raw(r#"<span class="strip7" role="img""#).attribute("aria-label", summary).raw(">");
        for day in days {
            self.raw(r#"<span class=""#).raw(day.class()).raw("\"").attribute("data-tip", &day.label).raw("></span>");
        }
        self.raw("</span>")
    }

    /// See [`super::TimeText`]. `relative` ages; a row in which nothing else has changed is not drawn again for it.
    pub fn time(&mut self, relative: &str, absolute: &str, datetime: &str) -> &mut Self {
        self.raw(r#"<time class="tip time""#).attribute("datetime", datetime).attribute("data-tip", absolute);
        self.raw("><span data-age>");
        let start = self.html.len();
        self.text(relative);
        self.ages.push(start..self.html.len());
        self.raw("</span>").raw(r#"<span class="visually-hidden">, "#).text(absolute).raw("</span></time>")
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

    /// All of it.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Whether it differs from another in ages at most.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.ages.len() == other.ages.len() && self.lasting().eq(other.lasting())
    }

    /// What the ages say, in order, as markup.
    pub fn ages(&self) -> impl Iterator<Item = &str> {
        self.ages.iter().filter_map(|range| self.html.get(range.clone()))
    }

    /// What stands between the ages.
    fn lasting(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ages.iter().map(|range| range.end));
        let ends = self.ages.iter().map(|range| range.start).chain([self.html.len()]);
        starts.zip(ends).filter_map(|(start, end)| self.html.get(start..end))
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
    Some(match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        b'=' => "&#61;",
        b':' => "&#58;",
        _ => return None,
    })
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

    #[test]
    fn ages_may_differ_and_nothing_else() {
        let row = |age: &str, name: &str| {
            let mut markup = Markup::default();
            markup.text(name).time(age, "24 Nov 2026", "2026-11-24").text("end");
            markup
        };
        assert!(row("1 min ago", "Alder").is_alike(&row("12 min ago", "Alder")));
        assert!(!row("1 min ago", "Alder").is_alike(&row("1 min ago", "Birch")));
        assert!(!row("1 min ago", "Alder").is_alike(&Markup::default()));
        assert_eq!(row("1 min ago", "Alder").ages().collect::<Vec<_>>(), ["1 min ago"]);
    }
}
