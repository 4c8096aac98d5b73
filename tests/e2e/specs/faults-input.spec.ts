/** F13, F19 and F26 of the case table: numbers that cannot be, addresses without sense, names that are formulas. */
import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { LIST } from '../support/faults';

test.use({ world: { scenario: 'hostile-names' } });
test.beforeEach(({ server }) => server.restart());

const DEMO = 'Aldergrove Dental Group';

test('F13 licences: what cannot be is refused at the field with the numbers, and the server agrees', async ({
  page,
  problems,
}) => {
  problems.expect(/status of 4(09|22)/);
  await signIn(page, people.superuser, `${LIST}?q=aldergrove`);
  await page.getByRole('button', { name: `Actions for ${DEMO}` }).click();
  await page.getByRole('menuitem', { name: 'Allocate licences' }).click();
  const dialog = page.getByRole('dialog', { name: `Licences of ${DEMO}` });
  const standard = dialog.getByRole('textbox', { name: 'Standard licences' });
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(standard).toHaveValue('75');
  const pool = Number(/\d+/.exec((await dialog.getByText('free in the pool').first().textContent()) ?? '')?.[0]);
  expect(pool).toBeGreaterThan(0);
  const most = 75 + pool;
  for (const [typed, said] of [
    [String(most + 1), `${most + 1} Standard licences are too many: ${pool} are free, so at most ${most}.`],
    ['62', '63 Standard licences are in use, so 62 are too few.'],
    ['0', '63 Standard licences are in use, so 0 are too few.'],
    ['2147483648', 'Standard licences are too many'],
    ['4294967296', 'whole number'],
    ['-1', 'whole number'],
    ['70.5', 'whole number'],
    ['7e1', 'whole number'],
    ['seventy', 'whole number'],
    ['٧٧', 'whole number'],
  ] as const) {
    await standard.fill(typed);
    await expect(standard, typed).toHaveAccessibleDescription(new RegExp(said, 'i'));
    await expect(standard, typed).toHaveAttribute('aria-invalid', 'true');
    await expect(save, typed).toHaveAttribute('aria-disabled', 'true');
  }
  // Pasted with what stood around it in a mail.
  await standard.fill('');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ' 77\t\n');
    const field = document.activeElement as HTMLInputElement;
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    document.execCommand('insertText', false, ' 77\t\n');
  });
  await expect(standard).not.toHaveAttribute('aria-invalid', 'true');
  await expect(dialog).toContainText('75 → 77 (2 more)');

  // The server is asked past the form, in the same session.
  const answers = await page.evaluate(async (tooMany) => {
    const at = '/api/v1/tenants/tn_aldergrove/licences';
    const etag = (await fetch(at)).headers.get('etag') ?? '';
    const put = async (body: string, key: number) => {
      const headers = {
        'X-Spanning-Client': 'e2e',
        'Idempotency-Key': `f13-${key}`,
        'If-Match': etag,
        'Content-Type': 'application/json',
      };
      const answer = await fetch(at, { method: 'PUT', headers, body });
      const { code, fields } = await answer.json();
      return `${answer.status} ${code} ${fields?.[0]?.field}`;
    };
    const bodies = [tooMany, 62, -1, 70.5, 2 ** 31, 2 ** 32, '"77"', 'null'];
    return Promise.all(bodies.map((standard, key) => put(`{"standard":${standard},"archived":5}`, key)));
  }, most + 1);
  expect(answers).toEqual([
    '409 licence_limit standard',
    '409 licence_limit standard',
    '422 invalid_fields standard',
    '422 invalid_fields standard',
    '409 licence_limit standard',
    '422 invalid_fields standard',
    '422 invalid_fields standard',
    '422 invalid_fields standard',
  ]);

  // The pool has shrunk since the form was opened: the numbers as they are now, at the field.
  await page.evaluate(async (rest) => {
    const list = await (await fetch('/api/v1/tenants?subscription=spanning&limit=200')).json();
    const other = list.items.find((tenant: { id: string }) => tenant.id !== 'tn_aldergrove');
    const at = `/api/v1/tenants/${other.id}/licences`;
    const answer = await fetch(at);
    const now = await answer.json();
    const headers = {
      'X-Spanning-Client': 'e2e',
      'Idempotency-Key': 'f13-pool',
      'If-Match': answer.headers.get('etag') ?? '',
      'Content-Type': 'application/json',
    };
    const body = JSON.stringify({ standard: now.standard.total + rest, archived: now.archived.total });
    const done = await fetch(at, { method: 'PUT', headers, body });
    if (!done.ok) throw new Error(await done.text());
  }, pool - 3);
  await standard.fill('79');
  await save.click();
  await expect(standard).toHaveAccessibleDescription(/79 Standard licences are too many: 3 are free, so at most 78\./);
  await expect(standard).toBeFocused();
  await expect(standard).toHaveValue('79');
  await standard.fill('78');
  await save.click();
  await expect(page.getByText(`${DEMO} has 78 Standard and 5 Archived licences.`)).toBeVisible();
});

test('F19 an address with a filter, an order and details restores all of it', async ({ page }) => {
  const list = 'q=example&subscription=spanning&sort=-seats&filter=seats+%3E+10&columns=name%2Cseats';
  const query = `${list}&tenant=tn_aldergrove&tab=users`;
  await signIn(page, people.superuser, `${LIST}?${query}`);
  for (const round of ['opened', 'reloaded']) {
    const tab = page.locator('.drawer').getByRole('tab', { name: 'Users' });
    await expect(tab, round).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('combobox', { name: 'Filter tenants' }), round).toHaveValue('example');
    await expect(page.getByRole('columnheader', { name: /Seats/ }), round).toHaveAttribute('aria-sort', 'descending');
    await expect(page.getByRole('button', { name: /^Edit filter Protected seats/ }), round).toBeVisible();
    await expect(page.getByRole('columnheader', { name: /Last backup/ }), round).toHaveCount(0);
    await page.reload();
  }
});

test('F19 what is unknown in an address is dropped with a note, a filter without sense too', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?status=failed,exploded&colour=red&offset=7&limit=9999&q=dental`);
  const note = page.getByRole('status').filter({ hasText: 'Part of this address was left out' });
  for (const name of ['status', 'colour']) await expect(note).toContainText(name);
  await expect(page.getByRole('combobox', { name: 'Filter tenants' })).toHaveValue('dental');
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page).toHaveURL(/\?q=dental$/);
  await page.goto(`${LIST}?filter=seats+%3C+%3C&tab=nonsense&details=wall`);
  await expect(note).toContainText('filter');
  await expect(page.getByRole('row', { name: /\.example/ }).first()).toBeVisible();
  // Percent signs that are none.
  await page.goto(`${LIST}?q=%E0%A4%A&sort=%`);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
});

test('F19 an address that is nowhere has a page of its own, and leads home', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  for (const path of ['/nowhere', '/uniview2/nowhere', '/t/', '/settings/integrations/x', '/%00', '/link/la_1/2/3']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'There is no such page' }).first(), path).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
});

test('F19 a place in a list that was edited by hand is refused by its name', async ({ page, problems }) => {
  problems.expect(/status of 400/);
  await signIn(page, people.superuser, LIST);
  const answers = await page.evaluate(async () => {
    const ask = async (query: string) => {
      const answer = await fetch(`/api/v1/${query}`);
      const body = await answer.json();
      return `${answer.status} ${body.code ?? body.items.length} ${body.fields?.[0]?.field ?? ''}`.trim();
    };
    return [
      await ask('tenants?offset=-1'),
      await ask('tenants?offset=1e3'),
      await ask('tenants?limit=0'),
      await ask('activity?asOf=made-up'),
      await ask('tenants?offset=18446744073709551615'),
    ];
  });
  expect(answers).toEqual([
    '400 invalid_query offset',
    '400 invalid_query offset',
    '400 invalid_query limit',
    '400 invalid_query asOf',
    '200 0',
  ]);
});

/** The cells of a CSV file (RFC 4180), read as a spreadsheet does. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < text.length; at += 1) {
    const [now, next] = [text[at], text[at + 1]];
    if (quoted && now === '"' && next === '"') {
      cell += '"';
      at += 1;
    } else if (now === '"') quoted = !quoted;
    else if (!quoted && (now === ',' || now === '\r')) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (now === '\r') {
        rows.push([]);
        at += 1;
      }
    } else cell += now;
  }
  return rows.slice(0, -1);
}

test('F26 names that are formulas are harmless in an export; it is UTF-8 and keeps its columns', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=hostile-`);
  await expect(page.getByText('31 tenants match')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const bytes = readFileSync(await (await saved).path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...rows] = cells(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  expect(head![0]).toBe('Name');
  expect(rows.length).toBe(31);
  const names = rows.map((row) => row[0]!);
  for (const row of rows) {
    expect(row.length).toBe(head!.length);
    for (const cell of row) expect(cell).not.toMatch(/^[\s\u0000]*[=+@\-]/);
  }
  for (const start of ["'=HYPERLINK(", "'+441632960001", "'-2+3 Accounting", "'@SUM(1+1)", "'\tTabbed"]) {
    expect(names.filter((name) => name.startsWith(start)).length, start).toBe(1);
  }
  for (const name of [
    'مركز الأسنان الدولي',
    '🦷 Smile Studio 👩🏽‍⚕️🏳️‍🌈',
    'Two\r\nLines',
    "<script>document.title='owned'</script>",
  ]) {
    expect(names).toContain(name);
  }
});
