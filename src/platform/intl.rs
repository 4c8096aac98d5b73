//! Dates, numbers, ages, lists and plurals in the reader's language and format, by the browser's `Intl`.

mod plain;

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
    /// The plural categories of the language, in CLDR's order.
    plurals: Vec<&'static str>,
    /// What was formatted lately: rows of a table have the same few numbers and moments.
    known: BTreeMap<(&'static str, &'static str, u64), String>,
}

type Make = fn(&Cache) -> Option<Function>;

/// Native tests have no `Intl`.
const NATIVE: bool = cfg!(not(target_family = "wasm"));

/// How many are known at most.
const KNOWN: usize = 1_000;

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// Built and called through `Reflect`: what `Intl` throws (a locale that it does not know, a time out
/// of range) must not reach wasm, where it would end the app.
fn build(class: &str, locale: Option<&str>, options: &[(&str, JsValue)], does: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let settings = Object::new();
    for (name, value) in options {
        Reflect::set(&settings, &(*name).into(), value).ok()?;
    }
    let locale = locale.map_or(JsValue::UNDEFINED, JsValue::from);
    let formatter = Reflect::construct(&class, &Array::of2(&locale, &settings)).ok()?;
    let method: Function = Reflect::get(&formatter, &does.into()).ok()?.dyn_into().ok()?;
    Some(method.bind0(&formatter))
}

/// The same; a locale that this browser does not know must not cost the format.
fn build_or_default(cache: &Cache, class: &str, options: &[(&str, JsValue)], does: &str) -> Option<Function> {
    build(class, cache.locale.as_deref(), options, does).or_else(|| build(class, None, options, does))
}

/// What a formatter answers, which is made when it is first used.
fn ask(cache: &mut Cache, name: &'static str, make: Make, value: &JsValue, unit: &JsValue) -> Option<String> {
    let known = cache.formatters.iter().find(|(known, _)| *known == name).map(|(_, format)| format.clone());
    let format = known.or_else(|| {
        let made = make(cache)?;
        cache.formatters.push((name, made.clone()));
        Some(made)
    });
    format?.call2(&JsValue::UNDEFINED, value, unit).ok()?.as_string()
}

fn formatted(value: f64, name: &'static str, unit: &'static str, make: Make) -> String {
    CACHE.with_borrow_mut(|cache| {
        let key = (name, unit, value.to_bits());
        if let Some(known) = cache.known.get(&key) {
            return known.clone();
        }
        let text = ask(cache, name, make, &value.into(), &unit.into()).unwrap_or_else(|| (value as i64).to_string());
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
    // A zone of the host that this browser does not know must not cost the date either.
    let class = "DateTimeFormat";
    build(class, cache.locale.as_deref(), &zoned, "format")
        .or_else(|| build_or_default(cache, class, &options, "format"))
}

fn numbers(cache: &Cache, options: &[(&str, JsValue)]) -> Option<Function> {
    build_or_default(cache, "NumberFormat", options, "format")
}

fn digits(cache: &Cache, least: u32, most: u32) -> Option<Function> {
    numbers(cache, &[("minimumFractionDigits", least.into()), ("maximumFractionDigits", most.into())])
}

/// Uses the host's locale and time zone from now on, in place of the browser's.
pub fn set_locale(tag: &str, zone: &str) {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    CACHE.replace(Cache { locale: given(tag), zone: given(zone), ..Cache::default() });
}

/// Date and time, such as "24 Nov 2026, 14:05".
pub fn date_time(time: Timestamp) -> String {
    formatted(time.0 as f64, "date_time", "", |cache| dates(cache, Some("short")))
}

/// Date and time with seconds, for the audit trail.
pub fn date_time_exact(time: Timestamp) -> String {
    formatted(time.0 as f64, "date_time_exact", "", |cache| dates(cache, Some("medium")))
}

/// A date, such as "24 Nov 2026".
pub fn date(time: Timestamp) -> String {
    formatted(time.0 as f64, "date", "", |cache| dates(cache, None))
}

/// A day of the calendar without its year, such as "Mar 10". Days of backups begin at midnight UTC, so
/// the reader's zone does not move them.
pub fn day(time: Timestamp) -> String {
    formatted(time.0 as f64, "day", "", |cache| {
        let options = [("month", "short".into()), ("day", "numeric".into()), ("timeZone", "UTC".into())];
        build_or_default(cache, "DateTimeFormat", &options, "format")
    })
}

/// A number with the reader's digit grouping and at most one decimal.
pub fn decimal(value: f64) -> String {
    if NATIVE {
        return plain::grouped(value);
    }
    formatted(value, "decimal", "", |cache| digits(cache, 0, 1))
}

/// A count, such as "8,412".
pub fn number(value: u64) -> String {
    decimal(value as f64)
}

/// A number with one decimal, such as "9.9".
pub fn tenths(value: f64) -> String {
    if NATIVE {
        return format!("{value:.1}");
    }
    formatted(value, "tenths", "", |cache| digits(cache, 1, 1))
}

/// A share from per mille, with one decimal and without the sign, such as "96.8".
pub fn per_cent(per_mille: u32) -> String {
    tenths(f64::from(per_mille) / 10.0)
}

/// A length of time, such as "45 sec"; the unit is `second`, `minute` or `hour`.
pub fn amount(value: u64, unit: &'static str) -> String {
    if NATIVE {
        return plain::amount(value, unit);
    }
    formatted(
        value as f64,
        unit,
        "",
        match unit {
            "second" => |cache: &Cache| units(cache, "second"),
            "minute" => |cache: &Cache| units(cache, "minute"),
            _ => |cache: &Cache| units(cache, "hour"),
        },
    )
}

fn units(cache: &Cache, unit: &str) -> Option<Function> {
    numbers(cache, &[("style", "unit".into()), ("unit", unit.into())])
}

/// How far off something is, such as "in 3 days", or how long ago for a negative number; the unit is one of `Intl`'s.
pub fn relative(value: i64, unit: &'static str) -> String {
    if NATIVE {
        return plain::relative(value, unit);
    }
    // "Yesterday" is said of one day only where it is meant: an age of 47 hours is "47 hr. ago".
    formatted(value as f64, "relative", unit, |cache| {
        build_or_default(cache, "RelativeTimeFormat", &[("style", "short".into())], "format")
    })
}

/// Several things as the language enumerates them; the kind is `conjunction` or `disjunction`.
pub fn list<T: AsRef<str>>(items: &[T], kind: &'static str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    if NATIVE {
        return plain::list(&items, if kind == "conjunction" { "and" } else { "or" });
    }
    let given: Array = items.iter().map(|item| JsValue::from(*item)).collect();
    let make: Make = match kind {
        "conjunction" => |cache| build_or_default(cache, "ListFormat", &[("type", "conjunction".into())], "format"),
        _ => |cache| build_or_default(cache, "ListFormat", &[("type", "disjunction".into())], "format"),
    };
    let text = CACHE.with_borrow_mut(|cache| ask(cache, kind, make, &given, &JsValue::UNDEFINED));
    text.unwrap_or_else(|| items.join(", "))
}

/// Which of the language's plural forms goes with a number: 0 for the first, in the order of CLDR's categories.
pub fn plural(value: f64) -> usize {
    if NATIVE {
        return usize::from(value != 1.0);
    }
    let rules = |cache: &Cache, does: &str| build_or_default(cache, "PluralRules", &[], does);
    CACHE
        .with_borrow_mut(|cache| {
            let category = ask(
                cache,
                "plural",
                |cache| build_or_default(cache, "PluralRules", &[], "select"),
                &value.into(),
                &JsValue::UNDEFINED,
            )?;
            if cache.plurals.is_empty() {
                let options = rules(cache, "resolvedOptions")?.call0(&JsValue::UNDEFINED).ok()?;
                let known: Array = Reflect::get(&options, &"pluralCategories".into()).ok()?.dyn_into().ok()?;
                let known: Vec<String> = known.iter().filter_map(|name| name.as_string()).collect();
                let order = ["zero", "one", "two", "few", "many", "other"];
                cache.plurals = order.into_iter().filter(|name| known.iter().any(|known| known == name)).collect();
            }
            cache.plurals.iter().position(|known| *known == category)
        })
        .unwrap_or_default()
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
