//! Dates and numbers in the reader's format, by the browser's `Intl`. Ages and lists stand in English
//! sentences and are put into words by `text::time`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Date, Function, Object, Reflect};
use spanning_api::Timestamp;
use wasm_bindgen::{JsCast, JsValue};

/// The reader's settings and the formatters made for them, by the name of what they format.
#[derive(Default)]
struct Cache {
    locale: Option<String>,
    zone: Option<String>,
    formatters: Vec<(&'static str, Function)>,
    /// What was formatted lately: rows of a table have the same few numbers and moments.
    known: BTreeMap<(&'static str, u64), String>,
}

/// How many are known at most.
const KNOWN: usize = 1_000;

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// Built and called through `Reflect`: what `Intl` throws (a locale that it does not know, a time out
/// of range) must not reach wasm, where it would end the app.
fn build(class: &str, locale: Option<&str>, options: &[(&str, JsValue)]) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let settings = Object::new();
    for (name, value) in options {
        Reflect::set(&settings, &(*name).into(), value).ok()?;
    }
    let locale = locale.map_or(JsValue::UNDEFINED, JsValue::from);
    let formatter = Reflect::construct(&class, &Array::of2(&locale, &settings)).ok()?;
    // `format` is a getter that answers with a function bound to its formatter.
    Reflect::get(&formatter, &"format".into()).ok()?.dyn_into().ok()
}

fn formatted(value: f64, name: &'static str, make: fn(&Cache) -> Option<Function>) -> String {
    CACHE.with_borrow_mut(|cache| {
        let key = (name, value.to_bits());
        if let Some(known) = cache.known.get(&key) {
            return known.clone();
        }
        let known = cache.formatters.iter().find(|(known, _)| *known == name).map(|(_, format)| format.clone());
        let format = known.or_else(|| {
            let made = make(cache)?;
            cache.formatters.push((name, made.clone()));
            Some(made)
        });
        let text = format.and_then(|format| format.call1(&JsValue::UNDEFINED, &value.into()).ok()?.as_string());
        let text = text.unwrap_or_else(|| value.to_string());
        if cache.known.len() >= KNOWN {
            cache.known.clear();
        }
        cache.known.insert(key, text.clone());
        text
    })
}

fn dates(cache: &Cache, time: Option<&str>) -> Option<Function> {
    let mut options = vec![("dateStyle", JsValue::from("medium"))];
    if let Some(style) = time {
        options.push(("timeStyle", style.into()));
    }
    let mut zoned = options.clone();
    if let Some(zone) = &cache.zone {
        zoned.push(("timeZone", zone.into()));
    }
    // A zone or locale of the host that this browser does not know must not cost the date.
    let (class, locale) = ("DateTimeFormat", cache.locale.as_deref());
    build(class, locale, &zoned).or_else(|| build(class, locale, &options)).or_else(|| build(class, None, &options))
}

fn numbers(cache: &Cache, least: u32, most: u32) -> Option<Function> {
    let options = [("minimumFractionDigits", least.into()), ("maximumFractionDigits", most.into())];
    let (class, locale) = ("NumberFormat", cache.locale.as_deref());
    build(class, locale, &options).or_else(|| build(class, None, &options))
}

/// Uses the host's locale and time zone from now on, in place of the browser's.
pub fn set_locale(tag: &str, zone: &str) {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    CACHE.replace(Cache { locale: given(tag), zone: given(zone), ..Cache::default() });
}

/// Date and time, such as "24 Nov 2026, 14:05".
pub fn date_time(time: Timestamp) -> String {
    formatted(time.0 as f64, "date_time", |cache| dates(cache, Some("short")))
}

/// Date and time with seconds, for the audit trail.
pub fn date_time_exact(time: Timestamp) -> String {
    formatted(time.0 as f64, "date_time_exact", |cache| dates(cache, Some("medium")))
}

/// A date, such as "24 Nov 2026".
pub fn date(time: Timestamp) -> String {
    formatted(time.0 as f64, "date", |cache| dates(cache, None))
}

/// A day of the calendar without its year, such as "Mar 10". Days of backups begin at midnight UTC, so
/// the reader's zone does not move them.
pub fn day(time: Timestamp) -> String {
    formatted(time.0 as f64, "day", |cache| {
        let options = [("month", "short".into()), ("day", "numeric".into()), ("timeZone", "UTC".into())];
        let class = "DateTimeFormat";
        build(class, cache.locale.as_deref(), &options).or_else(|| build(class, None, &options))
    })
}

/// A number with the reader's digit grouping and at most one decimal.
pub fn decimal(value: f64) -> String {
    formatted(value, "decimal", |cache| numbers(cache, 0, 1))
}

/// A count, such as "8,412".
pub fn number(value: u64) -> String {
    decimal(value as f64)
}

/// A share from per mille, with one decimal and without the sign, such as "96.8".
pub fn per_cent(per_mille: u32) -> String {
    formatted(f64::from(per_mille) / 10.0, "per_cent", |cache| numbers(cache, 1, 1))
}

/// The moment as machines read it (RFC 3339), for `<time datetime>`; empty for one that no calendar has.
pub fn iso(time: Timestamp) -> String {
    let date = Date::new(&(time.0 as f64).into());
    if date.get_time().is_finite() { date.to_iso_string().into() } else { String::new() }
}

/// The start of a day (`2026-03-10`) in the browser's zone; `None` when it is no day.
pub fn day_start(day: &str) -> Option<Timestamp> {
    local_midnight(day, 0)
}

/// The end of a day, which is the start of the next: 23 to 25 hours later.
pub fn day_end(day: &str) -> Option<Timestamp> {
    local_midnight(day, 1)
}

fn local_midnight(day: &str, later: i32) -> Option<Timestamp> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let month = i32::try_from(month).ok()?.checked_sub(1)?;
    let midnight = Date::new_with_year_month_day(year, month, i32::try_from(date).ok()?.checked_add(later)?);
    let time = midnight.get_time();
    time.is_finite().then_some(Timestamp(time as i64))
}
