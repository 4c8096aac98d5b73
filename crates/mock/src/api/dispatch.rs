//! The table from endpoints to their functions.

use spanning_api::endpoint::Op;
use spanning_api::id::{ActivityId, AlertId, BulkJobId, LinkAttemptId, MigrationId, TenantId, ViewId};

use super::{Ctx, Handled};
use super::{
    activity, alerts, bulk, integrations, launch, licences, links, migrations, organizations, portals, session,
    sign_in, sync, tenants, views,
};

pub(super) fn call(ctx: &mut Ctx<'_>, op: Op, ids: &[String]) -> Handled {
    let id = ids.first().map(String::as_str).unwrap_or_default();
    match op {
        Op::GetSignInOptions => session::get_sign_in_options(ctx),
        Op::GetSession => session::get_session(ctx),
        Op::SignIn => session::sign_in(ctx),
        Op::SignOut => session::sign_out(ctx),
        Op::StartSignIn => sign_in::start_sign_in(ctx),
        Op::AnswerSignIn => sign_in::answer_sign_in(ctx),
        Op::ListSignInTenants => sign_in::list_sign_in_tenants(ctx),
        Op::ChooseSignInTenant => sign_in::choose_sign_in_tenant(ctx),
        Op::ListSessions => session::list_sessions(ctx),
        Op::SignOutEverywhere => session::sign_out_everywhere(ctx),

        Op::GetIntegrations => integrations::get_integrations(ctx, &TenantId::from(id)),
        Op::CheckPresence => integrations::check_presence(ctx, &TenantId::from(id)),
        Op::GetItCompleteImpact => integrations::get_it_complete_impact(ctx, &TenantId::from(id)),
        Op::SetItComplete => integrations::set_it_complete(ctx, &TenantId::from(id)),
        Op::GetUnlinkImpact => integrations::get_unlink_impact(ctx, &TenantId::from(id)),
        Op::UnlinkKaseyaOne => integrations::unlink_kaseya_one(ctx, &TenantId::from(id)),

        Op::StartLinkAttempt => links::start_link_attempt(ctx),
        Op::GetLinkAttempt => links::get_link_attempt(ctx, &LinkAttemptId::from(id)),
        Op::LeaveForProvider => links::leave_for_provider(ctx, &LinkAttemptId::from(id)),
        Op::AnswerLinkCallback => links::answer_link_callback(ctx),
        Op::ConfirmLinkAttempt => links::confirm_link_attempt(ctx, &LinkAttemptId::from(id)),
        Op::CancelLinkAttempt => links::cancel_link_attempt(ctx, &LinkAttemptId::from(id)),
        Op::CreateLinkTicket => links::create_link_ticket(ctx, &LinkAttemptId::from(id)),
        Op::RedeemLinkTicket => links::redeem_link_ticket(ctx),

        Op::GetPortals => portals::get_portals(ctx),
        Op::ListTenants => tenants::list_tenants(ctx),
        Op::GetTenantFacets => tenants::get_tenant_facets(ctx),
        Op::GetTenantSummary => tenants::get_tenant_summary(ctx),
        Op::GetTenant => tenants::get_tenant(ctx, &TenantId::from(id)),
        Op::ListTenantUsers => tenants::list_tenant_users(ctx, &TenantId::from(id)),
        Op::RemoveTenant => tenants::remove_tenant(ctx, &TenantId::from(id)),
        Op::MapTenant => organizations::map_tenant(ctx, &TenantId::from(id)),
        Op::ListOrganizations => organizations::list_organizations(ctx),
        Op::CreateOrganization => organizations::create_organization(ctx),
        Op::GetLicences => licences::get_licences(ctx, &TenantId::from(id)),
        Op::AllocateLicences => licences::allocate_licences(ctx, &TenantId::from(id)),
        Op::UpgradeTenant => licences::upgrade_tenant(ctx, &TenantId::from(id)),
        Op::ListAlerts => alerts::list_alerts(ctx),
        Op::GetAlertSummary => alerts::get_alert_summary(ctx),
        Op::ChangeAlert => alerts::change_alert(ctx, &AlertId::from(id)),
        Op::GetSync => sync::get_sync(ctx),
        Op::GetSyncLog => sync::get_sync_log(ctx, &TenantId::from(id)),
        Op::SyncTenant => sync::sync_tenant(ctx, &TenantId::from(id)),
        Op::StartBulkJob => bulk::start_bulk_job(ctx),
        Op::GetBulkJob => bulk::get_bulk_job(ctx, &BulkJobId::from(id)),
        Op::ListBulkOutcomes => bulk::list_bulk_outcomes(ctx, &BulkJobId::from(id)),
        Op::CancelBulkJob => bulk::cancel_bulk_job(ctx, &BulkJobId::from(id)),
        Op::RetryBulkJob => bulk::retry_bulk_job(ctx, &BulkJobId::from(id)),
        Op::ListViews => views::list_views(ctx),
        Op::CreateView => views::create_view(ctx),
        Op::ChangeView => views::change_view(ctx, &ViewId::from(id)),
        Op::DeleteView => views::delete_view(ctx, &ViewId::from(id)),
        Op::CreateLaunchTicket => launch::create_launch_ticket(ctx),
        Op::RedeemLaunchTicket => launch::redeem_launch_ticket(ctx),
        Op::ListActivity => activity::list_activity(ctx),
        Op::ExportActivity => activity::export_activity(ctx),
        Op::GetActivity => activity::get_activity(ctx, &ActivityId::from(id)),
        Op::GetMigrations => migrations::get_migrations(ctx),
        Op::StartMigration => migrations::start_migration(ctx),
        Op::ListReconciled => migrations::list_reconciled(ctx, &MigrationId::from(id)),
        Op::ListMigrationClients => migrations::list_migration_clients(ctx, &MigrationId::from(id)),
        Op::RetryMigration => migrations::retry_migration(ctx, &MigrationId::from(id)),
    }
}
