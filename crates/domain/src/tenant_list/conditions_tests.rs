use proptest::prelude::*;
use spanning_api::id::{DirectoryId, OrganizationId};
use spanning_api::tenant::{BackupStatus, StorageInformation, SubscriptionKind};
use spanning_api::tenant_filter::{Kind, Operator, Property, TenantFilter};
use spanning_api::time::{DAY, HOUR};

use super::samples::{tenant, tenants};
use super::*;

const NOW: Timestamp = Timestamp(1_000 * DAY);

fn shows(row: &Row, filter: &str) -> bool {
    let query = TenantQuery { filter: TenantFilter::parse(filter).expect(filter), ..TenantQuery::default() };
    Filter::new(&query, NOW).accepts(row)
}

#[test]
fn every_property_means_what_it_says() {
    let mut one = tenant("Müller Dental");
    one.ms_id = DirectoryId::from("DIR-9");
    one.customer_id = Some(OrganizationId::from("o-77"));
    one.customer_name = Some("Chäteau Group".into());
    one.last_backup.status = BackupStatus::Failed;
    one.last_backup.timestamp = Some(Timestamp(NOW.0 - 30 * HOUR));
    one.backup_status_last_seven_days_total = BackupStatus::Partial;
    one.subscription = SubscriptionKind::Trial;
    one.expiration_date = Some(Timestamp(NOW.0 + 3 * DAY));
    one.number_of_standard_licenses_total = 7;
    one.alerts = Some(4);
    one.storage_information = Some(StorageInformation { protected_bytes: 1, used_bytes: 13 << 30 });
    one.synced_at = Some(Timestamp(NOW.0 - 5 * HOUR));
    one.login_with_it_complete = false;
    let row = Row::new(one);
    for (filter, met) in [
        ("name : muller", true),
        ("name = \"muller dental\"", true),
        ("name = muller", false),
        ("name !: dental", false),
        ("domain : .EXAMPLE", true),
        ("organization : chateau", true),
        ("organization = \"\"", false),
        ("id = dir-9", true),
        ("id : o-7", true),
        ("id != dir-9", false),
        ("status = failed", true),
        ("week != partial", false),
        ("subscription = trial", true),
        ("region != us", false),
        ("attention = trialEnding", true),
        ("attention = notMapped", false),
        ("itComplete = off", true),
        ("itComplete != off", false),
        ("kaseyaOne = on", false),
        ("users = 10", true),
        // 9 of 10.
        ("seats >= 90", true),
        ("seats > 90", false),
        ("unprotected < 2", true),
        ("standard = 9", true),
        ("standardFree < 0", true),
        ("archived > 0", false),
        ("alerts >= 4", true),
        ("storage = 13", true),
        ("daysLeft <= 3", true),
        ("backupAge > 24", true),
        ("syncAge > 4 and syncAge < 6", true),
        ("syncAge > 5 or alerts = 4", true),
        ("syncAge > 5 or alerts = 5", false),
    ] {
        assert_eq!(shows(&row, filter), met, "{filter}");
    }
}

#[test]
fn what_is_not_known_is_only_not_something() {
    let mut one = tenant("new");
    (one.customer_id, one.customer_name, one.alerts) = (None, None, None);
    one.storage_information = None;
    let row = Row::new(one);
    for (filter, met) in [
        ("organization = \"\"", true),
        ("organization != \"\"", false),
        ("organization !: group", true),
        ("alerts < 100", false),
        ("alerts >= 0", false),
        ("alerts != 0", true),
        ("storage <= 9999", false),
    ] {
        assert_eq!(shows(&row, filter), met, "{filter}");
    }
}

fn words() -> impl Strategy<Value = (Property, String)> {
    (prop::sample::select(Property::ALL), any::<prop::sample::Index>(), -3_i32..12).prop_map(
        |(property, pick, number)| {
            let value = match property.kind() {
                Kind::Text => ["\"\"", "alg", "organization", "o-1"][pick.index(4)].to_owned(),
                Kind::Choice => property.choices()[pick.index(property.choices().len())].to_owned(),
                Kind::Number => number.to_string(),
            };
            (property, value)
        },
    )
}

proptest! {
    #[test]
    fn not_is_the_contrary((property, value) in words(), list in tenants()) {
        for row in list.into_iter().map(Row::new) {
            let (name, text) = (property.as_str(), property.kind() == Kind::Text);
            prop_assert_ne!(shows(&row, &format!("{name} = {value}")), shows(&row, &format!("{name} != {value}")));
            if text {
                prop_assert_ne!(shows(&row, &format!("{name} : {value}")), shows(&row, &format!("{name} !: {value}")));
            }
        }
    }

    #[test]
    fn and_narrows_or_widens(a in words(), b in words(), list in tenants()) {
        let token = |(property, value): &(Property, String), row: &Row| {
            let operator = property.operators()[0];
            let text = format!("{} {} {value}", property.as_str(), operator.as_str());
            (shows(row, &text), text)
        };
        for row in list.into_iter().map(Row::new) {
            let ((one, first), (other, second)) = (token(&a, &row), token(&b, &row));
            prop_assert_eq!(shows(&row, &format!("{first} and {second}")), one && other);
            prop_assert_eq!(shows(&row, &format!("{first} or {second}")), one || other);
        }
    }

    #[test]
    fn known_numbers_are_less_the_same_or_more((property, value) in words(), list in tenants()) {
        prop_assume!(property.operators().contains(&Operator::Less));
        let name = property.as_str();
        for row in list.into_iter().map(Row::new) {
            let met = ["<", "=", ">"].map(|sign| u8::from(shows(&row, &format!("{name} {sign} {value}"))));
            let at_least = shows(&row, &format!("{name} >= {value}"));
            prop_assert!(met.iter().sum::<u8>() <= 1);
            prop_assert_eq!(at_least, met[1] + met[2] == 1);
        }
    }
}
