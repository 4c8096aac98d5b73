//! Query strings: built by the app, read strictly by the server, shared with the page's own address.

use std::fmt::Display;

use crate::wire;

/// A parameter that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParam {
    /// The parameter's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Something that can be written as a query string and read back.
pub trait Query: Sized + Default {
    /// Parameter names with one line on each, for the documentation.
    const PARAMS: &'static [(&'static str, &'static str)];

    /// Name and value of every parameter that differs from the default, in a stable order.
    fn pairs(&self) -> Vec<(&'static str, String)>;

    /// Takes one parameter; `false` when the name or the value is not known.
    fn take(&mut self, name: &str, value: &str) -> bool;

    /// The query string without `?`; empty when everything is at its default.
    fn to_query(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs() {
            out.append_pair(name, &value);
        }
        out.finish()
    }

    /// Reads a query string, keeping what is good and telling what is not.
    fn from_query(text: &str) -> (Self, Vec<BadParam>) {
        let mut query = Self::default();
        let mut bad = Vec::new();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            if !query.take(&name, &value) {
                bad.push(BadParam { name: name.into_owned(), value: value.into_owned() });
            }
        }
        (query, bad)
    }
}

/// No parameters.
impl Query for () {
    const PARAMS: &'static [(&'static str, &'static str)] = &[];
    fn pairs(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    fn take(&mut self, _: &str, _: &str) -> bool {
        false
    }
}

wire! {
    /// A window of a list.
    #[derive(Copy, Eq)]
    pub struct Window {
        /// Index of the first row.
        pub offset: u64,
        /// How many rows at most.
        pub limit: u32,
    }
}

impl Default for Window {
    fn default() -> Self {
        Self { offset: 0, limit: crate::page::DEFAULT_LIMIT }
    }
}

impl Window {
    pub(crate) const PARAMS: [(&'static str, &'static str); 2] =
        [("offset", "Index of the first row, from 0."), ("limit", "Rows wanted, 1 to 200; 50 unless told.")];

    pub(crate) fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "offset" => set(&mut self.offset, value.parse().ok()),
            "limit" => set(&mut self.limit, value.parse().ok().filter(|n| (1..=crate::page::MAX_LIMIT).contains(n))),
            _ => false,
        }
    }
}

/// Name and value of the parameters that say something, in the order in which they are added.
#[derive(Default)]
pub(crate) struct Pairs(Vec<(&'static str, String)>);

impl Pairs {
    /// A text; an empty one says nothing.
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name, value));
        }
        self
    }

    /// A value that may be absent.
    pub fn one<T: Display>(self, name: &'static str, value: Option<T>) -> Self {
        self.text(name, value.map(|value| value.to_string()).unwrap_or_default())
    }

    /// A list, as one comma-separated parameter.
    pub fn list<T: Display>(self, name: &'static str, values: &[T]) -> Self {
        self.text(name, values.iter().map(T::to_string).collect::<Vec<_>>().join(","))
    }

    /// A switch that is off unless told.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        self.one(name, on.then_some(true))
    }

    /// The window, which comes last.
    pub fn window(self, window: &Window) -> Vec<(&'static str, String)> {
        let limit = (window.limit != crate::page::DEFAULT_LIMIT).then_some(window.limit);
        self.one("offset", (window.offset != 0).then_some(window.offset)).one("limit", limit).0
    }
}

/// Reads a comma-separated parameter; `None` when it is empty or a value is not known.
pub(crate) fn split<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|part| read(part.trim())).collect()
}

/// Takes a text as it is.
pub(crate) fn set_text(slot: &mut String, value: &str) -> bool {
    value.clone_into(slot);
    true
}

/// Takes a comma-separated list; `false` when a value is not known.
pub(crate) fn set_list<T>(slot: &mut Vec<T>, value: &str, read: impl Fn(&str) -> Option<T>) -> bool {
    split(value, read).map(|list| *slot = list).is_some()
}

/// Takes a value that was read; `false` when it could not be.
pub(crate) fn set<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

/// Takes an id, which is never empty.
pub(crate) fn set_id<'a, T: From<&'a str>>(slot: &mut Option<T>, value: &'a str) -> bool {
    set(slot, (!value.is_empty()).then(|| Some(T::from(value))))
}

/// A free-text search with a window; the query of simple lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Text to look for; empty means all.
    pub q: String,
    /// The window.
    pub window: Window,
}

impl Query for SearchQuery {
    const PARAMS: &'static [(&'static str, &'static str)] =
        &[("q", "Text to look for."), Window::PARAMS[0], Window::PARAMS[1]];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        Pairs::default().text("q", &self.q).window(&self.window)
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => set_text(&mut self.q, value),
            _ => self.window.take(name, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::ActivityQuery;
    use crate::alert::AlertQuery;
    use crate::bulk::OutcomeQuery;
    use crate::migration::LedgerQuery;
    use crate::tenant::UserQuery;
    use crate::tenant_query::TenantQuery;

    /// Reads back as it was written, whatever it says.
    fn keeps<Q: Query>(text: &str) {
        let (query, bad) = Q::from_query(text);
        assert_eq!((bad, query.to_query().as_str()), (vec![], text));
        assert_eq!(Q::default().to_query(), "");
        for (name, _) in Q::PARAMS {
            assert!(text.contains(&format!("{name}=")), "{name} is not tried");
        }
    }

    #[test]
    fn every_parameter_of_every_list_is_kept() {
        keeps::<SearchQuery>("q=a+b&offset=50&limit=200");
        keeps::<UserQuery>("q=maya&protection=standard%2Cnone&offset=1&limit=1");
        keeps::<LedgerQuery>("q=x&state=failed%2Cdone&offset=1&limit=2");
        keeps::<OutcomeQuery>("result=failed&offset=7&limit=9");
        keeps::<AlertQuery>(
            "q=x&severity=alarm%2Ccritical&kind=trial_ending&tenant=tn_a&muted=true&dismissed=true&offset=1&limit=2",
        );
        keeps::<ActivityQuery>(
            "tab=past&q=x&object=o&actor=a&ip=10.&correlation=c_1&tenant=tn_a&action=signed_in&source=kaseyaone\
             &result=failure&from=1&before=2&asOf=3.4&offset=1&limit=2",
        );
        keeps::<TenantQuery>(
            "q=x&status=failed&subscription=trial&region=eu&attention=failed&organization=o_1&itComplete=off\
             &filter=seats+%3C+50&sort=-seats%2Cname&offset=1&limit=2",
        );
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        let bad = |text: &str| AlertQuery::from_query(text).1.into_iter().map(|bad| bad.name).collect::<Vec<_>>();
        assert_eq!(bad("severity=loud&kind=&tenant=&muted=yes&limit=0&limit=201&colour=red").len(), 7);
        assert_eq!(TenantQuery::from_query("itComplete=maybe&organization=&sort=colour").1.len(), 3);
    }
}
