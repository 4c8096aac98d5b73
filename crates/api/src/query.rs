//! Query strings: built by the app, read strictly by the server, shared with the page's own address.

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

    pub(crate) fn push(&self, pairs: &mut Vec<(&'static str, String)>) {
        if self.offset != 0 {
            pairs.push(("offset", self.offset.to_string()));
        }
        if self.limit != crate::page::DEFAULT_LIMIT {
            pairs.push(("limit", self.limit.to_string()));
        }
    }

    pub(crate) fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "offset" => value.parse().map(|n| self.offset = n).is_ok(),
            "limit" => match value.parse() {
                Ok(n) if (1..=crate::page::MAX_LIMIT).contains(&n) => {
                    self.limit = n;
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// Writes a list of values as one comma-separated parameter.
pub(crate) fn join<T: std::fmt::Display>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(",")
}

/// Reads a comma-separated parameter; `None` when it is empty or a value is not known.
pub(crate) fn split<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|part| read(part.trim())).collect()
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
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        self.window.push(&mut pairs);
        pairs
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => {
                value.clone_into(&mut self.q);
                true
            }
            _ => self.window.take(name, value),
        }
    }
}
