import { readFileSync } from 'node:fs';
import { errorCatalogue } from '@keyturn/contract';
import { Keyturn, KeyturnError } from '@keyturn/sdk';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \| `(\w+)` \|/gm)].map(
  ([, code = '', status = '', name = '']) => ({ code, status: Number(status), name }),
);

describe('the page of errors', () => {
  it('lists every code of the contract with its status', () => {
    const listed = rows.map(({ code, status }) => [code, status]);
    expect(listed).toEqual(
      Object.entries(errorCatalogue).map(([code, { status }]) => [code, status]),
    );
  });

  it.each(rows)('names the class of $code', async ({ code, status, name }) => {
    const admin = new Keyturn({
      apiKey: 'sk_test_of_this_page',
      auth: 'key',
      baseUrl: 'https://keyturn.test',
      maxRetries: 0,
      fetch: async () =>
        Response.json({ success: false, error: { code, message: 'No.' } }, { status }),
    });
    const error = await admin.users.get('user_1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KeyturnError);
    expect(error).toMatchObject({ name, code });
  });
});
