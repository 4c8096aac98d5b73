//! The words of a filter: properties with what they can be compared to.

use super::Value;
use crate::tenant::{BackupStatus, Region, SubscriptionKind};
use crate::tenant_query::Attention;

macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every one, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// As it is written.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }
    };
}

words! {
    /// Something that a tenant has.
    pub enum Property {
        /// Display name.
        Name = "name",
        /// Primary domain.
        Domain = "domain",
        /// Organization's name; empty while not mapped.
        Organization = "organization",
        /// Tenant id, directory id or organization id.
        Id = "id",
        /// Outcome of the last backup.
        Status = "status",
        /// Worst outcome of the last seven days.
        Week = "week",
        /// Subscription.
        Subscription = "subscription",
        /// Backup region.
        Region = "region",
        /// Triage group.
        Attention = "attention",
        /// Login with IT Complete.
        ItComplete = "itComplete",
        /// Whether a KaseyaOne company is linked.
        KaseyaOne = "kaseyaOne",
        /// Users in the directory.
        Users = "users",
        /// Protected seats, in percent.
        Seats = "seats",
        /// Seats that are not protected.
        Unprotected = "unprotected",
        /// Standard licences in use.
        Standard = "standard",
        /// Standard licences that are free; negative when more are in use than there are.
        StandardFree = "standardFree",
        /// Archived licences in use.
        Archived = "archived",
        /// Open alerts.
        Alerts = "alerts",
        /// Stored data in GiB, rounded down.
        Storage = "storage",
        /// Days until the trial or subscription ends.
        DaysLeft = "daysLeft",
        /// Hours since the last backup.
        BackupAge = "backupAge",
        /// Hours since the last sync.
        SyncAge = "syncAge",
    }
}

words! {
    /// How a property is compared.
    pub enum Operator {
        /// The same.
        Is = "=",
        /// Not the same.
        IsNot = "!=",
        /// The text is in it.
        Contains = ":",
        /// The text is not in it.
        ContainsNot = "!:",
        /// Less.
        Less = "<",
        /// Less or the same.
        AtMost = "<=",
        /// More.
        More = ">",
        /// More or the same.
        AtLeast = ">=",
    }
}

/// What kind of values a property has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Texts; case and accents do not matter.
    Text,
    /// One of a few words.
    Choice,
    /// Whole numbers.
    Number,
}

/// The two states of a switch.
const SWITCH: [&str; 2] = ["on", "off"];

impl Property {
    /// Reads a property, in any case.
    pub fn known(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|property| property.as_str().eq_ignore_ascii_case(text))
    }

    /// What kind of values it has.
    pub fn kind(self) -> Kind {
        match self {
            Self::Name | Self::Domain | Self::Organization | Self::Id => Kind::Text,
            Self::Status
            | Self::Week
            | Self::Subscription
            | Self::Region
            | Self::Attention
            | Self::ItComplete
            | Self::KaseyaOne => Kind::Choice,
            _ => Kind::Number,
        }
    }

    /// What it can be compared with, the usual first.
    pub fn operators(self) -> &'static [Operator] {
        use Operator::{AtLeast, AtMost, Contains, ContainsNot, Is, IsNot, Less, More};
        match self.kind() {
            Kind::Text => &[Contains, ContainsNot, Is, IsNot],
            Kind::Choice => &[Is, IsNot],
            Kind::Number => &[Less, AtMost, More, AtLeast, Is, IsNot],
        }
    }

    /// The words that a choice has; empty for other kinds.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Status | Self::Week => BackupStatus::KNOWN.iter().map(BackupStatus::as_str).collect(),
            Self::Subscription => SubscriptionKind::KNOWN.iter().map(SubscriptionKind::as_str).collect(),
            Self::Region => Region::KNOWN.iter().map(Region::as_str).collect(),
            Self::Attention => Attention::KNOWN.iter().map(Attention::as_str).collect(),
            Self::ItComplete | Self::KaseyaOne => SWITCH.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Reads a value of this property.
    pub(super) fn read(self, text: &str) -> Option<Value> {
        match self.kind() {
            Kind::Text => (text.chars().count() <= super::MAX_TEXT && !text.chars().any(char::is_control))
                .then(|| Value::Text(text.to_owned())),
            Kind::Choice => self.choices().into_iter().find(|word| word.eq_ignore_ascii_case(text)).map(Value::Choice),
            Kind::Number => text.parse::<i32>().ok().map(|number| Value::Number(number.into())),
        }
    }
}
