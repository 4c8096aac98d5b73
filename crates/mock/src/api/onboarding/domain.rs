//! Which directory a typed domain belongs to, and whether it can be added.

use spanning_api::id::DirectoryId;
use spanning_api::portal::PortalKind;
use spanning_api::problem::{Code, FieldProblem, Problem};
use spanning_api::session::TenantRef;
use spanning_domain::tenant_domain::{self, Refusal, Why};

use crate::api::Ctx;
use crate::world::people::directories::{self, Shows};

/// A directory that can be added.
pub(super) struct Target {
    /// The domain that was typed, normalised.
    pub domain: String,
    /// The directory.
    pub directory: DirectoryId,
    /// Its name.
    pub name: String,
    /// Whether its consent is withdrawn soon.
    pub withdrawn: bool,
}

/// The directory of a typed domain.
///
/// # Errors
/// `domain_invalid`, `tenant_already_added`, `tenant_of_another_partner`, `directory_unknown`; all of them
/// about the field `domain`.
pub(super) fn target(ctx: &Ctx<'_>, portal: &PortalKind, typed: &str) -> Result<Target, Problem> {
    let domain = normal(typed).map_err(|refusal| about(ctx, Code::DomainInvalid, refusal.to_string()))?;
    let estate = &ctx.world.estate;
    if let Some(record) = estate.record_of_domain(&domain) {
        free(ctx, portal, &record.directory)?;
        let (directory, name) = (record.directory.clone(), record.name.clone());
        let withdrawn = directories::by_id(&directory).is_some_and(|known| known.shows == Shows::Withdrawn);
        return Ok(Target { domain: record.domain.clone(), directory, name, withdrawn });
    }
    let Some(known) = directories::by_domain(&domain) else { return Err(unknown(ctx, &domain)) };
    let directory = DirectoryId::from(known.id);
    free(ctx, portal, &directory)?;
    Ok(Target { domain, directory, name: known.name.to_owned(), withdrawn: known.shows == Shows::Withdrawn })
}

/// Whether a directory can still be added to a portal.
///
/// # Errors
/// `tenant_already_added` with the tenant, `tenant_of_another_partner`.
pub(super) fn free(ctx: &Ctx<'_>, portal: &PortalKind, directory: &DirectoryId) -> Result<(), Problem> {
    let record = ctx.world.estate.record_of_directory(directory);
    if let Some(record) = record.filter(|record| record.is_listed(portal, ctx.now)) {
        let tenant: TenantRef = record.to_ref();
        let detail = format!("{} is in the list already.", tenant.name);
        let current = serde_json::to_value(&tenant).ok();
        return Err(Problem { current, ..about(ctx, Code::TenantAlreadyAdded, detail) });
    }
    if directories::by_id(directory).is_some_and(|known| known.shows == Shows::OfAnotherPartner) {
        let detail = "Another service provider has added this tenant. Its Global Administrator can end that in \
                      Microsoft 365; then add it here.";
        return Err(about(ctx, Code::TenantOfAnotherPartner, detail.to_owned()));
    }
    Ok(())
}

/// In lower case and ASCII (IDNA).
fn normal(typed: &str) -> Result<String, Refusal> {
    use idna::uts46::{DnsLength, Hyphens, Uts46};
    let domain = tenant_domain::read(typed)?;
    let ascii = Uts46::new().to_ascii(domain.as_bytes(), idna::AsciiDenyList::URL, Hyphens::Check, DnsLength::Verify);
    let ascii = ascii.map_err(|_| Refusal { why: Why::Idna, proposal: None })?;
    tenant_domain::read(&ascii)
}

/// A directory that Microsoft does not know; a subdomain of one that it knows is likely a slip.
fn unknown(ctx: &Ctx<'_>, domain: &str) -> Problem {
    let knows =
        |domain: &str| directories::by_domain(domain).is_some() || ctx.world.estate.record_of_domain(domain).is_some();
    let meant = domain.split_once('.').map(|(_, parent)| parent).filter(|parent| knows(parent));
    let more = meant.map_or_else(|| "Check the spelling.".to_owned(), |meant| format!("Did you mean {meant}?"));
    about(ctx, Code::DirectoryUnknown, format!("Microsoft knows no tenant with the domain {domain}. {more}"))
}

fn about(ctx: &Ctx<'_>, code: Code, detail: String) -> Problem {
    let fields = vec![FieldProblem { field: "domain".to_owned(), message: detail.clone() }];
    Problem { fields, ..ctx.problem(code, detail) }
}
