//! Conditions on the properties of a tenant, in words.

use spanning_api::tenant::{BackupStatus, Region, SubscriptionKind};
use spanning_api::tenant_filter::{Join, Operator, Property, Token, Value};
use spanning_api::tenant_query::Attention;

use super::tenants;
use crate::text::catalog::{messages, t};

messages! {
    /// The list of suggestions.
    pub suggestions = "Conditions";
    /// The row of conditions.
    pub conditions = "Conditions that are on";
}

/// A property.
pub fn property(property: Property) -> &'static str {
    match property {
        Property::Name => t("Name"),
        Property::Domain => t("Domain"),
        Property::Organization => t("Organization"),
        Property::Id => t("Id"),
        Property::Status => t("Last backup"),
        Property::Week => t("Worst of 7 days"),
        Property::Subscription => t("Subscription"),
        Property::Region => t("Region"),
        Property::Attention => t("Needs attention"),
        Property::ItComplete => tenants::it_complete(),
        Property::KaseyaOne => t("KaseyaOne link"),
        Property::Users => t("Users"),
        Property::Seats => t("Protected seats (%)"),
        Property::Unprotected => t("Seats not protected"),
        Property::Standard => t("Standard licences in use"),
        Property::StandardFree => t("Standard licences free"),
        Property::Archived => t("Archived licences in use"),
        Property::Alerts => t("Open alerts"),
        Property::Storage => t("Storage (GiB)"),
        Property::DaysLeft => t("Days until the end"),
        Property::BackupAge => t("Hours since the last backup"),
        Property::SyncAge => t("Hours since the last sync"),
    }
}

/// An operator.
pub fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Is => t("is"),
        Operator::IsNot => t("is not"),
        Operator::Contains => t("contains"),
        Operator::ContainsNot => t("does not contain"),
        Operator::Less => t("less than"),
        Operator::AtMost => t("at most"),
        Operator::More => t("more than"),
        Operator::AtLeast => t("at least"),
    }
}

/// A choice of a property.
pub fn choice(property: Property, word: &str) -> String {
    match property {
        Property::Status | Property::Week => tenants::status(&BackupStatus::from_wire(word)).to_owned(),
        Property::Subscription => tenants::subscription(&SubscriptionKind::from_wire(word)).to_owned(),
        Property::Region => tenants::region(&Region::from_wire(word)).to_owned(),
        Property::Attention => tenants::attention(&Attention::from_wire(word)).to_owned(),
        _ => if word == "on" { t("On") } else { t("Off") }.to_owned(),
    }
}

/// A condition in one line.
pub fn token(token: &Token) -> String {
    let value = match token.value() {
        Value::Text(text) if text.is_empty() => t("empty").to_owned(),
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
        Join::And => t("and"),
        Join::Or => t("or"),
    }
}

/// Names the button that changes it.
pub fn change_join(now: Join) -> &'static str {
    match now {
        Join::And => t("All conditions have to be met; change to any"),
        Join::Or => t("Any condition has to be met; change to all"),
    }
}
