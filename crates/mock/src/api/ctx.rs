//! What an endpoint's function works with: the world, the request, who asks, and the words for no.

use serde::Serialize;
use serde::de::DeserializeOwned;
use spanning_api::Timestamp;
use spanning_api::activity::{Action, ActivityResult, Fact};
use spanning_api::id::{CorrelationId, TenantId};
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, FieldProblem, Problem};
use spanning_api::query::Query;
use spanning_api::session::{PartnerRef, PortalRole, Scope, SpanningRole, TenantRef};
use spanning_api::tenant_filter::TenantFilter;
use spanning_api::tenant_query::FILTER;
use spanning_domain::permission::{self, Act, Denied};

use crate::World;
use crate::http::{Request, Response};
use crate::mint::Mint;
use crate::outside::Verified;
use crate::world::audit::NewEntry;
use crate::world::links::HelperKey;
use crate::world::sessions::SessionRecord;

/// What an endpoint's function gives.
pub type Handled = Result<Response, Problem>;

/// One request under way.
pub struct Ctx<'a> {
    /// The state.
    pub world: &'a mut World,
    /// The request as it came.
    pub request: &'a Request,
    /// The server's clock.
    pub now: Timestamp,
    /// Makes ids and tokens.
    pub mint: Mint,
    /// Names this request; a link attempt's requests take the attempt's.
    pub correlation: CorrelationId,
    pub(crate) session: Option<SessionRecord>,
    /// Set when the browser has a helper's cookie and the endpoint takes it.
    pub(crate) helper: Option<HelperKey>,
    /// What a login outside of the simulation said; taken once.
    pub(crate) verified: Option<Verified>,
}

impl Ctx<'_> {
    /// Who asks.
    ///
    /// # Errors
    /// `not_signed_in`; only possible in public endpoints, the others are guarded.
    pub fn session(&self) -> Result<&SessionRecord, Problem> {
        self.session.as_ref().ok_or_else(|| self.problem(Code::NotSignedIn, "Sign in first."))
    }

    /// What names the caller inside the back end: the session's key, or a helper's.
    pub(crate) fn caller(&self) -> Option<&str> {
        let session = self.session.as_ref().map(|session| session.key.as_str());
        session.or_else(|| self.helper.as_ref().map(|helper| helper.key.as_str()))
    }

    /// The partner, portal and role of a portal's session.
    ///
    /// # Errors
    /// `out_of_scope` in a tenant's session.
    pub fn partner(&self) -> Result<(PartnerRef, PortalKind, PortalRole), Problem> {
        match &self.session()?.scope {
            Scope::Partner { partner, portal, role } => Ok((partner.clone(), portal.clone(), role.clone())),
            Scope::Tenant { .. } => Err(self.problem(Code::OutOfScope, "This belongs to a portal's session.")),
        }
    }

    /// The tenant and role of a tenant's session.
    ///
    /// # Errors
    /// `out_of_scope` in a portal's session.
    pub fn tenant(&self) -> Result<(TenantRef, SpanningRole), Problem> {
        match &self.session()?.scope {
            Scope::Tenant { tenant, role } => Ok((tenant.clone(), role.clone())),
            Scope::Partner { .. } => Err(self.problem(Code::OutOfScope, "This belongs to a tenant's session.")),
        }
    }

    /// Whether the session may do something; the same rules that the app explains.
    ///
    /// # Errors
    /// `role_missing` with the role and who holds it, `portal_lacks`, or `out_of_scope`.
    pub fn allow(&self, act: Act) -> Result<(), Problem> {
        let session = self.session()?;
        let Err(denied) = permission::check(&session.scope, act) else {
            return Ok(());
        };
        Err(match denied {
            Denied::Role(role) => Problem {
                required_role: Some(role.to_owned()),
                role_holders: self.world.role_holders(&session.scope, role),
                ..self.problem(Code::RoleMissing, format!("This needs the role {role}."))
            },
            Denied::PortalLacks => self.problem(Code::PortalLacks, "This portal version cannot do that."),
            Denied::TenantSessionOnly => {
                self.problem(Code::OutOfScope, "This is done while signed in to the tenant itself.")
            }
            Denied::PortalSessionOnly => self.problem(Code::OutOfScope, "This is done in a portal."),
        })
    }

    /// The body, read as JSON of the endpoint's shape.
    ///
    /// # Errors
    /// `invalid_body`, with what was wrong and where.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.request.body).map_err(|error| {
            self.problem(Code::InvalidBody, format!("Line {}, column {}: {error}", error.line(), error.column()))
        })
    }

    /// The query, read strictly.
    ///
    /// # Errors
    /// `invalid_filter`, saying what is wrong and where; `invalid_query`, naming the parameters that are
    /// unknown or have a bad value.
    pub fn query<Q: Query>(&self) -> Result<Q, Problem> {
        let (query, bad) = Q::from_query(&self.request.query);
        if bad.is_empty() {
            return Ok(query);
        }
        if let Some(filter) = bad.iter().find(|param| param.name == FILTER)
            && let Err(fault) = TenantFilter::parse(&filter.value)
        {
            let fields = vec![FieldProblem { field: FILTER.to_owned(), message: fault.to_string() }];
            return Err(Problem { fields, ..self.problem(Code::InvalidFilter, fault.to_string()) });
        }
        let known = Q::PARAMS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let fields = bad.into_iter().map(|param| FieldProblem {
            message: if Q::PARAMS.iter().any(|(name, _)| *name == param.name) {
                "This value is not accepted here.".to_owned()
            } else {
                format!("This parameter is not known; known are: {known}.")
            },
            field: param.name,
        });
        Err(Problem {
            fields: fields.collect(),
            ..self.problem(Code::InvalidQuery, "Some query parameters cannot be used.")
        })
    }

    /// A problem; status and title follow from the code.
    pub fn problem(&self, code: Code, detail: impl Into<String>) -> Problem {
        super::problem(code, detail, &self.correlation)
    }

    /// A problem of fields (`invalid_fields`).
    pub fn invalid(&self, fields: &[(&str, &str)]) -> Problem {
        let fields =
            fields.iter().map(|(f, m)| FieldProblem { field: (*f).to_owned(), message: (*m).to_owned() }).collect();
        Problem { fields, ..self.problem(Code::InvalidFields, "Some fields are not valid.") }
    }

    /// Checks `If-Match` against the version that stands now.
    ///
    /// # Errors
    /// `changed` with the current version.
    pub fn if_match(&self, etag: &str, current: &impl Serialize) -> Result<(), Problem> {
        let wanted = self.request.header("if-match").unwrap_or_default();
        if wanted.split(',').any(|tag| tag.trim() == etag || tag.trim() == "*") {
            return Ok(());
        }
        Err(Problem {
            current: serde_json::to_value(current).ok(),
            ..self.problem(Code::Changed, "It was changed since you read it.")
        })
    }

    /// Writes an entry of the audit trail under the session's identity. In a portal's session about
    /// one tenant use [`Ctx::audit_tenant`], so that the tenant sees it too.
    pub fn audit(&mut self, action: Action, object: &str, result: ActivityResult, facts: Vec<Fact>) {
        self.audit_tenant(None, action, object, result, facts);
    }

    /// Writes an entry that a tenant sees as well as the session's own side.
    pub fn audit_tenant(
        &mut self,
        tenant: Option<&TenantId>,
        action: Action,
        object: &str,
        result: ActivityResult,
        facts: Vec<Fact>,
    ) {
        let entry =
            NewEntry { action, object: object.to_owned(), result, facts, tenant: tenant.cloned(), partner: false };
        self.world.audit_as(self.session.as_ref(), entry, &self.request.ip, self.now, &self.correlation);
    }
}

/// One named fact of an audit entry.
pub fn fact(key: &str, value: impl Into<String>) -> Fact {
    Fact { key: key.to_owned(), value: value.into() }
}

/// A value before and after, as two facts; none when it is the same.
pub fn change(key: &str, before: &str, after: &str) -> Vec<Fact> {
    if before == after {
        return Vec::new();
    }
    vec![fact(&format!("{key}_before"), before), fact(&format!("{key}_after"), after)]
}
