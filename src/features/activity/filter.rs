//! What the Activity page shows, as its address tells it. Pure, tested natively.

use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityQuery, ActivityResult, ActivityTab};
use spanning_api::id::ActivityId;
use spanning_api::query::{Query, Window};
use spanning_api::session::IdentitySource;

/// A day of the calendar, in the viewer's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// Reads `2026-11-24`, the form in which browsers write a date.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let good = parts.next().is_none() && year.len() == 4 && month.len() == 2 && day.len() == 2;
        let day = Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        let longest = match day.month {
            2 if day.year.is_multiple_of(4) && (!day.year.is_multiple_of(100) || day.year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (good && day.year >= 1970 && (1..=longest).contains(&day.day)).then_some(day)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Everything that stands in the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Past instead of Current.
    pub past: bool,
    /// Text to look for.
    pub q: String,
    /// Text in the object; empty means any.
    pub object: String,
    /// Text in the actor's name or address; empty means any.
    pub actor: String,
    /// Beginning of the IP address; empty means any.
    pub ip: String,
    /// The correlation id; empty means any.
    pub correlation: String,
    /// Actions; empty means any.
    pub action: Vec<Action>,
    /// Identity sources; empty means any.
    pub source: Vec<IdentitySource>,
    /// Results; empty means any.
    pub result: Vec<ActivityResult>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day, inclusive.
    pub to: Option<Day>,
    /// The entry in the drawer.
    pub entry: Option<ActivityId>,
}

impl Filter {
    /// The text of one filter, by its name in the address.
    pub fn text(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "q" => &mut self.q,
            "object" => &mut self.object,
            "actor" => &mut self.actor,
            "ip" => &mut self.ip,
            "correlation" => &mut self.correlation,
            _ => return None,
        })
    }

    /// Whether anything but the tab narrows the list.
    pub fn narrows(&self) -> bool {
        let all = Self { past: self.past, entry: self.entry.clone(), ..Self::default() };
        *self != all
    }

    /// The list without the entry in the drawer: two addresses with the same list need no new rows.
    pub fn list(&self) -> Self {
        Self { entry: None, ..self.clone() }
    }

    /// The question to the server. `start` tells when a day begins in the viewer's zone, `end` when it is over.
    pub fn ask(
        &self,
        window: Window,
        start: impl Fn(Day) -> Timestamp,
        end: impl Fn(Day) -> Timestamp,
    ) -> ActivityQuery {
        ActivityQuery {
            tab: self.past.then_some(ActivityTab::Past),
            q: self.q.clone(),
            object: self.object.clone(),
            actor: self.actor.clone(),
            ip: self.ip.clone(),
            correlation: self.correlation.clone(),
            action: self.action.clone(),
            source: self.source.clone(),
            result: self.result.clone(),
            from: self.from.map(start),
            before: self.to.map(end),
            window,
            ..ActivityQuery::default()
        }
    }

    /// The question string of the page's address, with its mark; empty when nothing is set.
    pub fn search(&self) -> String {
        let query = self.to_query();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

fn join<T: std::fmt::Display>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(",")
}

fn split<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(read).collect()
}

impl Query for Filter {
    const PARAMS: &'static [(&'static str, &'static str)] = &[];

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let mut pairs = vec![
            ("tab", if self.past { "past".to_owned() } else { String::new() }),
            ("q", self.q.clone()),
            ("object", self.object.clone()),
            ("actor", self.actor.clone()),
            ("ip", self.ip.clone()),
            ("correlation", self.correlation.clone()),
            ("action", join(&self.action)),
            ("source", join(&self.source)),
            ("result", join(&self.result)),
            ("from", day(self.from)),
            ("to", day(self.to)),
            ("entry", self.entry.as_ref().map(ToString::to_string).unwrap_or_default()),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        if let Some(part) = self.text(name) {
            value.clone_into(part);
            return true;
        }
        match name {
            "tab" => ActivityTab::known(value).map(|tab| self.past = tab == ActivityTab::Past).is_some(),
            "action" => split(value, Action::known).map(|list| self.action = list).is_some(),
            "source" => split(value, IdentitySource::known).map(|list| self.source = list).is_some(),
            "result" => split(value, ActivityResult::known).map(|list| self.result = list).is_some(),
            "from" => Day::read(value).map(|day| self.from = Some(day)).is_some(),
            "to" => Day::read(value).map(|day| self.to = Some(day)).is_some(),
            "entry" if !value.is_empty() => {
                self.entry = Some(ActivityId::from(value));
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        for good in ["2026-11-24", "2024-02-29", "2000-02-29"] {
            assert_eq!(Day::read(good).map(|day| day.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "2026-13-01", "2026-02-29", "1900-02-29", "2026-1-1", "2026-11-24-1", "26-11-24", "2026-00-10"]
        {
            assert_eq!(Day::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_is_read_back_as_it_was_written() {
        let filter = Filter {
            past: true,
            q: "a b&c".into(),
            object: "Link".into(),
            actor: "maya".into(),
            ip: "203.0".into(),
            correlation: "c_1".into(),
            action: vec![Action::SignedIn, Action::LinkRefused],
            source: vec![IdentitySource::Vsa10],
            result: vec![ActivityResult::Failure],
            from: Day::read("2026-11-01"),
            to: Day::read("2026-11-24"),
            entry: Some(ActivityId::from("ev/1")),
        };
        assert_eq!(Filter::from_query(&filter.to_query()), (filter, vec![]));
        assert_eq!(Filter::default().search(), "");
    }

    #[test]
    fn what_is_not_understood_is_dropped_and_told() {
        let (filter, bad) = Filter::from_query("action=signed_in,dancing&from=yesterday&result=success&colour=red");
        assert_eq!(filter, Filter { result: vec![ActivityResult::Success], ..Filter::default() });
        assert_eq!(bad.len(), 3);
    }

    #[test]
    fn the_last_day_counts() {
        let filter = Filter { to: Day::read("2026-11-24"), ..Filter::default() };
        let query = filter.ask(Window::default(), |_| Timestamp(0), |day| Timestamp(i64::from(day.day)));
        assert_eq!((query.from, query.before), (None, Some(Timestamp(24))));
        assert!(filter.narrows() && !Filter { past: true, ..Filter::default() }.narrows());
    }
}
