//! What `Intl` says in American English, for tests that run natively.

/// "8,412", "1.5".
pub fn grouped(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let whole = (rounded.trunc().abs() as u64).to_string();
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let tenth = ((rounded.abs() - rounded.abs().trunc()) * 10.0).round() as u64;
    let sign = if rounded < 0.0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{text}") } else { format!("{sign}{text}.{tenth}") }
}

/// "45 sec".
pub fn amount(value: u64, unit: &str) -> String {
    let unit = match unit {
        "second" => "sec",
        "minute" => "min",
        _ => "hr",
    };
    format!("{value} {unit}")
}

/// "12 min. ago", "in 3 days".
pub fn relative(value: i64, unit: &str) -> String {
    let number = value.unsigned_abs();
    let unit = match (unit, number) {
        ("minute", _) => "min.",
        ("hour", _) => "hr.",
        ("month", _) => "mo.",
        ("year", _) => "yr.",
        ("day", 1) => "day",
        _ => "days",
    };
    if value < 0 { format!("{number} {unit} ago") } else { format!("in {number} {unit}") }
}

/// "a, b, and c".
pub fn list(items: &[&str], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, last] => format!("{first} {word} {last}"),
        [first @ .., last] => format!("{}, {word} {last}", first.join(", ")),
    }
}
