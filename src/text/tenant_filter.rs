//! Conditions on the properties of a tenant, in words.

use spanning_api::tenant::{BackupStatus, Region, SubscriptionKind};
use spanning_api::tenant_filter::{Join, Operator, Property, Token, Value};
use spanning_api::tenant_query::Attention;

use super::tenants;

/// The list of suggestions.
pub const SUGGESTIONS: &str = "Conditions";
/// The row of conditions.
pub const CONDITIONS: &str = "Conditions that are on";

/// A property.
pub fn property(property: Property) -> &'static str {
    match property {
        Property::Name => "Name",
        Property::Domain => "Domain",
        Property::Organization => "Organization",
        Property::Id => "Id",
        Property::Status => "Last backup",
        Property::Week => "Worst of 7 days",
        Property::Subscription => "Subscription",
        Property::Region => "Region",
        Property::Attention => "Needs attention",
        Property::ItComplete => tenants::IT_COMPLETE,
        Property::KaseyaOne => "KaseyaOne link",
        Property::Users => "Users",
        Property::Seats => "Protected seats (%)",
        Property::Unprotected => "Seats not protected",
        Property::Standard => "Standard licences in use",
        Property::StandardFree => "Standard licences free",
        Property::Archived => "Archived licences in use",
        Property::Alerts => "Open alerts",
        Property::Storage => "Storage (GiB)",
        Property::DaysLeft => "Days until the end",
        Property::BackupAge => "Hours since the last backup",
        Property::SyncAge => "Hours since the last sync",
    }
}

/// An operator.
pub fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Is => "is",
        Operator::IsNot => "is not",
        Operator::Contains => "contains",
        Operator::ContainsNot => "does not contain",
        Operator::Less => "less than",
        Operator::AtMost => "at most",
        Operator::More => "more than",
        Operator::AtLeast => "at least",
    }
}

/// A choice of a property.
pub fn choice(property: Property, word: &str) -> String {
    match property {
        Property::Status | Property::Week => tenants::status(&BackupStatus::from_wire(word)).to_owned(),
        Property::Subscription => tenants::subscription(&SubscriptionKind::from_wire(word)).to_owned(),
        Property::Region => tenants::region(&Region::from_wire(word)).to_owned(),
        Property::Attention => tenants::attention(&Attention::from_wire(word)).to_owned(),
        _ => if word == "on" { "On" } else { "Off" }.to_owned(),
    }
}

/// A condition in one line.
pub fn token(token: &Token) -> String {
    let value = match token.value() {
        Value::Text(text) if text.is_empty() => "empty".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Choice(word) => choice(token.property(), word),
        Value::Number(number) => number.to_string(),
    };
    let operator = match token.operator() {
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => token.operator().as_str(),
        other => self::operator(other),
    };
    format!("{} {operator} {value}", property(token.property()))
}

/// The word between two conditions.
pub fn join(join: Join) -> &'static str {
    match join {
        Join::And => "and",
        Join::Or => "or",
    }
}

/// Names the button that changes it.
pub fn change_join(now: Join) -> &'static str {
    match now {
        Join::And => "All conditions have to be met; change to any",
        Join::Or => "Any condition has to be met; change to all",
    }
}
