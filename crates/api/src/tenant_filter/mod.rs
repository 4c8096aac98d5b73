//! Conditions on the properties of a tenant, such as `seats < 50 and name : "dental"`: one text for the API's
//! query, the page's address and what people type. Only what makes sense can be built: an operator that a
//! property does not take, or a value that it cannot have, is a [`Fault`].

mod parse;
mod words;

#[cfg(test)]
mod tests;

pub use parse::{Fault, FaultKind, MAX_TEXT, MAX_TOKENS};
pub use words::{Kind, Operator, Property};

/// What a property is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text; an empty one means that there is none.
    Text(String),
    /// One of the property's choices, as the wire writes it.
    Choice(&'static str),
    /// A whole number, in the property's unit.
    Number(i64),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Self::Choice(word) => f.write_str(word),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

/// One condition: property, operator, value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    property: Property,
    operator: Operator,
    value: Value,
}

impl Token {
    /// A condition out of its parts, the value as it is typed.
    ///
    /// # Errors
    /// When the property does not take the operator, or cannot have the value.
    pub fn new(property: Property, operator: Operator, value: &str) -> Result<Self, FaultKind> {
        if !property.operators().contains(&operator) {
            return Err(FaultKind::Operator(property));
        }
        let value = property.read(value).ok_or(FaultKind::Value(property))?;
        Ok(Self { property, operator, value })
    }

    /// What is looked at.
    pub fn property(&self) -> Property {
        self.property
    }

    /// How it is compared.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// With what.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.property.as_str(), self.operator.as_str(), self.value)
    }
}

/// How conditions go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    /// Every one has to be met.
    #[default]
    And,
    /// One has to be met.
    Or,
}

impl Join {
    /// The word between two conditions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
        }
    }
}

/// Conditions that go together in one way; without any, everything is let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TenantFilter {
    join: Join,
    tokens: Vec<Token>,
}

impl TenantFilter {
    /// A filter; `None` when these are too many conditions. A single one needs no joining word, so that equal
    /// filters are written the same.
    pub fn new(join: Join, tokens: Vec<Token>) -> Option<Self> {
        let join = if tokens.len() > 1 { join } else { Join::And };
        (tokens.len() <= MAX_TOKENS).then_some(Self { join, tokens })
    }

    /// How the conditions go together.
    pub fn join(&self) -> Join {
        self.join
    }

    /// The conditions.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether everything is let through.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Reads what [`TenantFilter`]'s text says.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        parse::filter(text)
    }
}

impl std::fmt::Display for TenantFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, token) in self.tokens.iter().enumerate() {
            if at > 0 {
                write!(f, " {} ", self.join.as_str())?;
            }
            write!(f, "{token}")?;
        }
        Ok(())
    }
}
