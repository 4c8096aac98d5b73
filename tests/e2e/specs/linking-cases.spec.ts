/**
 * The case table of the linking chain, one row a case, named by its number. Each row ends on its
 * final page; then the server's state, the whole audit trail of the case, and every place where a
 * code, a state or a token could have been left are looked at.
 */
import { cases as answers } from '../cases/answers';
import { type Case, Run } from '../cases/case';
import { cases as endings } from '../cases/endings';
import { cases as interruptions } from '../cases/interruptions';
import { cases as kaseyaOne } from '../cases/kaseyaone';
import { cases as microsoft } from '../cases/microsoft';
import { cases as twoPeople } from '../cases/two-people';
import { expect, test } from '../fixtures';
import { openIntegrations, people } from '../pages/console';
import { Secrets } from '../support/secrets';
import { Witness } from '../support/witness';

test.setTimeout(60_000);
// Each row begins with a world as new, so any worker can run it.
test.describe.configure({ mode: 'parallel' });

const table: Case[] = [...microsoft, ...kaseyaOne, ...answers, ...interruptions, ...twoPeople, ...endings];

for (const row of table) {
  test(`${row.id} ${row.what}`, async ({ page, browser, server, problems, prepare }) => {
    await server.restart();
    if (row.errors) problems.expect(row.errors);
    const secrets = new Secrets();
    secrets.watch(page.context());
    const witness = await Witness.of(server, people.secondGlobalAdmin);
    await openIntegrations(page, row.as);

    const run = new Run(page, server, browser, secrets, problems, prepare);
    await row.act(run);

    const main = run.page.locator('main');
    await expect(main.getByRole('heading', { name: row.page }).first()).toBeVisible();
    for (const text of row.says ?? []) await expect(main).toContainText(text);
    if (row.code) await expect(main.getByText(row.code, { exact: true })).toBeVisible();

    const trail = await witness.trail();
    expect(trail.map((entry) => entry.action)).toEqual(row.trail);
    expect((await witness.integrations()).kaseyaOne.state).toBe(row.link);
    // What the page tells support to look for is in the trail.
    const shown = (await main.textContent()) ?? '';
    if (row.code) expect(trail.some((entry) => shown.includes(entry.correlationId))).toBe(true);
    await secrets.expectNoneLeft(run.page);
  });
}
