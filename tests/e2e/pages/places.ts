/** Every page of the console, by who can open it: `src/routes/mod.rs` and the portals' definitions. */
import { expect, type Page } from '@playwright/test';
import { people } from './console';

export interface Place {
  /** What it is, for the names in reports. */
  name: string;
  path: string;
  /** Its first heading. */
  title: string | RegExp;
  /** Where it is narrow it is another page: what is opened in it has to be opened there. */
  anew?: boolean;
}

export interface Visitor {
  name: string;
  email: string;
  places: Place[];
}

const LIST = '/uniview2/dashboard/spanning/microsoft365';

/** Without anybody signed in. What needs a secret says here that it has none. */
export const outside: Place[] = [
  { name: 'sign-in', path: '/login', title: 'Sign in' },
  { name: 'choice of a tenant without a sign-in', path: '/login/tenants', title: /./ },
  { name: 'answer of Microsoft to a sign-in nobody began', path: '/login/microsoft/callback?state=x&code=y', title: /./ },
  { name: 'answer of KaseyaOne to a link nobody began', path: '/link/kaseyaone/callback?state=x&code=y', title: /./ },
  { name: 'helping with a link, without its secret', path: '/link/la_unknown/join', title: /./ },
  { name: 'consent without its secret', path: '/onboard/ob_unknown', title: /./ },
  { name: 'answer of Microsoft to no consent', path: '/onboard/microsoft/callback?state=x', title: /./ },
  { name: 'launch without a ticket', path: '/launch/tn_aldergrove', title: /./ },
  { name: 'no such page, signed out', path: '/nothing/here', title: 'There is no such page' },
];

export const visitors: Visitor[] = [
  {
    name: 'Global Administrator of a tenant',
    email: people.globalAdmin,
    places: [
      { name: 'integrations', path: '/settings/integrations', title: 'Integrations' },
      { name: 'activity', path: '/activity', title: 'Activity' },
      { name: 'a link attempt that is not there', path: '/link/la_unknown', title: /./ },
      { name: 'a page for portals', path: LIST, title: /./ },
      { name: 'no such page', path: '/nothing/here', title: 'There is no such page' },
    ],
  },
  {
    name: 'ordinary user of a tenant',
    email: people.user,
    places: [
      { name: 'integrations, not allowed', path: '/settings/integrations', title: 'Integrations' },
      { name: 'activity, not allowed', path: '/activity', title: 'Activity' },
    ],
  },
  {
    name: 'Superuser of UniView Portal 2.0',
    email: people.superuser,
    places: [
      { name: 'dashboard', path: LIST, title: 'Microsoft 365' },
      { name: 'dashboard, filtered', path: `${LIST}?attention=failed&status=failed`, title: 'Microsoft 365' },
      { name: 'dashboard without a match', path: `${LIST}?q=nosuchtenant`, title: 'Microsoft 365' },
      { name: 'drawer', path: `${LIST}?q=dental&tenant=tn_aldergrove`, title: 'Microsoft 365', anew: true },
      { name: 'drawer, users', path: `${LIST}?tenant=tn_aldergrove&tab=users`, title: 'Microsoft 365', anew: true },
      { name: 'tenant page', path: `${LIST}?tenant=tn_aldergrove&details=page`, title: 'Aldergrove Dental Group' },
      { name: 'alerts', path: '/uniview2/alerts', title: 'Alerts' },
      { name: 'migration from VSA 9', path: '/uniview2/migration', title: /^Migrat/ },
      { name: 'migration from UniView 1.0', path: '/uniview2/migration?from=uniview1', title: /^Migrat/ },
      { name: 'activity of a partner', path: '/uniview2/activity', title: 'Activity' },
      { name: 'a tenant that is not there', path: '/t/tn_nowhere', title: /./ },
      { name: 'a page for tenants', path: '/settings/integrations', title: /./ },
      { name: 'a page of another portal', path: '/vsa9/saas-backup/customers', title: /./ },
    ],
  },
  {
    name: 'VSA 10',
    email: people.vsa10,
    places: [
      { name: 'gateway of VSA 10', path: '/vsa10/modules/integrations/unitrends-backup', title: /./ },
      { name: 'activity of VSA 10', path: '/vsa10/activity', title: 'Activity' },
    ],
  },
  {
    name: 'VSA 9',
    email: people.vsa9,
    places: [
      { name: 'customers of VSA 9', path: '/vsa9/saas-backup/customers', title: 'Customers' },
      { name: 'migration of VSA 9', path: '/vsa9/saas-backup/migration', title: /^Migrat/ },
      { name: 'activity of VSA 9', path: '/vsa9/activity', title: 'Activity' },
    ],
  },
  {
    name: 'UniView 1.0',
    email: people.uniview1,
    places: [
      { name: 'customers of UniView 1.0', path: '/uniview1/saas-backup/customers', title: 'Customers' },
      { name: 'migration of UniView 1.0', path: '/uniview1/saas-backup/migration', title: /^Migrat/ },
      { name: 'activity of UniView 1.0', path: '/uniview1/activity', title: 'Activity' },
    ],
  },
];

/** Opens a place and waits until it has what it shows. */
export async function open(page: Page, place: Place): Promise<void> {
  await page.goto(place.path);
  await expect(page.getByRole('heading', { level: 1, name: place.title }).first()).toBeVisible();
  await settled(page);
}

/** Nothing is being fetched or drawn any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.locator('.skeleton, .skeleton-line').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.vtable-busy, .vtable-coming, tr[data-row]:empty')).toHaveCount(0);
}
