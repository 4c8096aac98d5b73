use proptest::prelude::*;

use super::*;
use crate::query::Query;
use crate::tenant_query::TenantQuery;

fn token() -> impl Strategy<Value = Token> {
    (proptest::sample::select(Property::ALL), any::<proptest::sample::Index>(), "\\PC{0,20}", any::<i32>()).prop_map(
        |(property, pick, text, number)| {
            let operators = property.operators();
            let operator = operators[pick.index(operators.len())];
            let value = match property.kind() {
                Kind::Text => text,
                Kind::Choice => property.choices()[pick.index(property.choices().len())].to_owned(),
                Kind::Number => number.to_string(),
            };
            Token::new(property, operator, &value).unwrap()
        },
    )
}

pub(crate) fn filters() -> impl Strategy<Value = TenantFilter> {
    (any::<bool>(), proptest::collection::vec(token(), 0..6))
        .prop_map(|(or, tokens)| TenantFilter::new(if or { Join::Or } else { Join::And }, tokens).unwrap())
}

proptest! {
    #[test]
    fn a_filter_reads_back_as_it_was_written(filter in filters()) {
        let text = filter.to_string();
        if filter.is_empty() {
            prop_assert_eq!(text, "");
        } else {
            prop_assert_eq!(TenantFilter::parse(&text), Ok(filter));
        }
    }

    #[test]
    fn any_text_is_a_filter_or_a_fault(text in "[a-zA-Z0-9=!:<>\" \\\\é]{0,40}") {
        match TenantFilter::parse(&text) {
            Ok(filter) => prop_assert_eq!(TenantFilter::parse(&filter.to_string()), Ok(filter)),
            Err(fault) => prop_assert!(fault.at <= text.chars().count() && !fault.to_string().is_empty()),
        }
    }

    #[test]
    fn any_text_of_any_language_is_a_filter_or_a_fault(text in prop_oneof!["(?s).{0,200}", nearly()]) {
        match TenantFilter::parse(&text) {
            Ok(filter) => prop_assert_eq!(TenantFilter::parse(&filter.to_string()), Ok(filter)),
            Err(fault) => prop_assert!(fault.at <= text.chars().count() && !fault.to_string().is_empty()),
        }
    }

    #[test]
    fn any_query_string_is_read_and_reads_back(text in prop_oneof!["(?s).{0,120}", parameters()]) {
        let (query, bad) = TenantQuery::from_query(&text);
        let written = query.to_query();
        prop_assert_eq!(TenantQuery::from_query(&written), (query, Vec::new()), "{}", written);
        let given = text.split('&').filter(|pair| !pair.is_empty()).count();
        prop_assert!(bad.len() <= given, "nothing is named that was not there");
    }
}

/// Texts of words that filters are made of.
fn nearly() -> impl Strategy<Value = String> {
    let words = [
        "seats",
        "name",
        "status",
        "and",
        "or",
        "<",
        ">=",
        "!=",
        ":",
        "=",
        "failed",
        "50",
        "\"a b\"",
        "\"",
        "(",
        "99999999999",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..12).prop_map(|words| words.join(" "))
}

/// Query strings of parameters that are known, with any values.
fn parameters() -> impl Strategy<Value = String> {
    let names: Vec<_> = TenantQuery::PARAMS.iter().map(|(name, _)| *name).collect();
    let value = prop_oneof![
        "[a-z0-9,.%+-]{0,16}",
        "\\PC{0,10}",
        Just("-seats,name".to_owned()),
        Just("18446744073709551615".to_owned())
    ];
    let pair = (proptest::sample::select(names), value).prop_map(|(name, value)| format!("{name}={value}"));
    proptest::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&"))
}

#[test]
fn what_people_type_is_read() {
    for (text, written) in [
        ("seats<50", "seats < 50"),
        ("  Seats <= 50  ", "seats <= 50"),
        ("name:dental", "name : \"dental\""),
        ("NAME != \"A \\\"b\\\" c\"", "name != \"A \\\"b\\\" c\""),
        ("status=FAILED or status = partial", "status = failed or status = partial"),
        ("organization = \"\" and daysLeft > -1", "organization = \"\" and daysLeft > -1"),
        ("itcomplete=off", "itComplete = off"),
    ] {
        assert_eq!(TenantFilter::parse(text).map(|filter| filter.to_string()), Ok(written.to_owned()), "{text}");
    }
}

#[test]
fn faults_say_what_and_where() {
    use FaultKind::*;
    let many = ["users > 1"; MAX_TOKENS + 1].join(" and ");
    for (text, at, kind) in [
        ("", 0, Property),
        ("colour = red", 0, Property),
        ("seats", 5, Operator(super::Property::Seats)),
        ("seats : 5", 6, Operator(super::Property::Seats)),
        ("seats =< 5", 6, Operator(super::Property::Seats)),
        ("name < a", 5, Operator(super::Property::Name)),
        ("seats < many", 8, Value(super::Property::Seats)),
        ("seats < 1.5", 8, Value(super::Property::Seats)),
        ("status = great", 9, Value(super::Property::Status)),
        ("name : \"open", 7, Value(super::Property::Name)),
        ("name :", 6, Value(super::Property::Name)),
        ("users > 1 users < 9", 10, Join),
        ("users > 1 and", 13, Property),
        ("users > 1 and users < 9 or seats < 2", 24, Mixed),
        (many.as_str(), 0, TooMany),
    ] {
        assert_eq!(TenantFilter::parse(text), Err(Fault { at, kind }), "{text}");
    }
}
