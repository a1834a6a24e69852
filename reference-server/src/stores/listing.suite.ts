import { describe, expect, it } from 'vitest';
import type { ListQuery, Store } from '../ports.ts';
import { sampleBlog, sampleToken, sampleUser } from './sample-records.ts';

/** Lists: order, filters, search, pages. */
export function describeListing(store: () => Store): void {
  const users = () => store().resource('users', 'live');
  const ids = async (query?: ListQuery<ReturnType<typeof sampleUser>>) =>
    (await users().list(query)).items.map(({ id }) => id);

  describe('a list', () => {
    it('is ordered by creation, then id, with numbers in ids as numbers', async () => {
      const later = '2026-02-01T00:00:00.000Z';
      await users().insertMany([
        sampleUser({ id: 'user_10' }),
        sampleUser({ id: 'user_1', createdAt: later }),
        sampleUser({ id: 'user_9' }),
      ]);
      await users().insert(sampleUser({ id: 'user_100' }));
      await users().insert(sampleUser({ id: 'user_3', createdAt: '2025-12-31T23:59:59.999Z' }));
      expect(await ids()).toEqual(['user_3', 'user_9', 'user_10', 'user_100', 'user_1']);
    });

    it('keeps its order when a record changes', async () => {
      await users().insertMany([1, 2, 3].map((n) => sampleUser({ id: `user_${n}` })));
      await users().update('user_2', (user) => ({ ...user, name: 'Aaron' }));
      expect(await ids()).toEqual(['user_1', 'user_2', 'user_3']);
    });

    it('orders tokens by their number', async () => {
      await store().tokens.insertMany([10, 9, 100].map((id) => sampleToken({ id })));
      expect((await store().tokens.list()).items.map(({ id }) => id)).toEqual([9, 10, 100]);
    });

    it('is empty where nothing is stored', async () => {
      expect(await users().list()).toEqual({ items: [], total: 0 });
    });

    it.each([
      [{ offset: 0, limit: 2 }, ['user_1', 'user_2']],
      [{ offset: 2, limit: 2 }, ['user_3', 'user_4']],
      [{ offset: 4, limit: 2 }, ['user_5']],
      [{ offset: 9, limit: 2 }, []],
      [{ offset: 3 }, ['user_4', 'user_5']],
      [{ limit: 0 }, []],
    ])('answers the part %j, and the total of all', async (query, expected) => {
      await users().insertMany([1, 2, 3, 4, 5].map((n) => sampleUser({ id: `user_${n}` })));
      const listed = await users().list(query);
      expect(listed.items.map(({ id }) => id)).toEqual(expected);
      expect(listed.total).toBe(5);
    });

    it('keeps what equals every given field, null included', async () => {
      await users().insertMany([
        sampleUser({ id: 'user_1', plan: 'starter', lastActiveAt: null }),
        sampleUser({ id: 'user_2', plan: 'starter', lastActiveAt: '2026-01-02T00:00:00.000Z' }),
        sampleUser({ id: 'user_3', plan: 'free', lastActiveAt: null }),
      ]);
      expect(await ids({ where: { plan: 'starter' } })).toEqual(['user_1', 'user_2']);
      expect(await ids({ where: { plan: 'starter', lastActiveAt: null } })).toEqual(['user_1']);
      expect(await ids({ where: { plan: 'enterprise' } })).toEqual([]);
      expect(await users().count({ plan: 'starter' })).toBe(2);
      expect(await users().count({})).toBe(3);
      expect(await users().count()).toBe(3);
    });

    it('compares booleans and numbers as such', async () => {
      await store().tokens.insertMany([
        sampleToken({ id: 1, active: true, rateLimit: 100 }),
        sampleToken({ id: 2, active: false, rateLimit: 100 }),
      ]);
      const found = await store().tokens.list({ where: { active: false, rateLimit: 100 } });
      expect(found.items.map(({ id }) => id)).toEqual([2]);
    });

    it('counts what matches in the total of a part', async () => {
      await users().insertMany(
        Array.from({ length: 30 }, (_, n) =>
          sampleUser({ id: `user_${n}`, plan: n % 3 === 0 ? 'starter' : 'free' }),
        ),
      );
      const listed = await users().list({ where: { plan: 'starter' }, offset: 8, limit: 5 });
      expect(listed.items.map(({ id }) => id)).toEqual(['user_24', 'user_27']);
      expect(listed.total).toBe(10);
    });

    it.each([
      ['undefined', { plan: undefined }],
      ['an object', { plan: {} }],
      ['a list', { plan: ['free'] }],
    ])('refuses %s in where', async (_, where) => {
      const wrong = where as unknown as Record<string, never>;
      await expect(users().list({ where: wrong })).rejects.toThrow(TypeError);
      await expect(users().deleteWhere(wrong)).rejects.toThrow(TypeError);
    });
  });

  describe('a search', () => {
    const names = ['50% off_er', '50 Percent', 'back\\slash', 'ÄRGER Straße', "O'Brien", 'Ann'];
    const search = (text: string) => ids({ search: { fields: ['name', 'email'], text } });

    it.each([
      ['ann', ['user_5']],
      ['ANN', ['user_5']],
      ['50%', ['user_0']],
      ['%', ['user_0']],
      ['f_e', ['user_0']],
      ['k\\s', ['user_2']],
      ['\\', ['user_2']],
      ["'", ['user_4']],
      ['ärger', ['user_3']],
      ['STRASSE', ['user_3']],
      ['a\u0308rger', ['user_3']],
      ['person_3@', ['user_3']],
      ['nobody', []],
      ['', ['user_0', 'user_1', 'user_2', 'user_3', 'user_4', 'user_5']],
    ])('for %j finds the text itself, whatever the case', async (text, expected) => {
      await users().insertMany(
        names.map((name, n) =>
          sampleUser({ id: `user_${n}`, name, email: `person_${n}@example.com` }),
        ),
      );
      // Every address holds an underscore, so that only a pattern would find more than is expected.
      expect(await search(text)).toEqual(expected);
    });

    it('looks into lists and fields that may be null', async () => {
      const blogs = store().resource('blogs', 'live');
      await blogs.insertMany([
        sampleBlog({ id: 'blog_1', slug: 'a', tags: ['news', 'Rate Limits'] }),
        sampleBlog({ id: 'blog_2', slug: 'b', excerpt: 'All about limits' }),
        sampleBlog({ id: 'blog_3', slug: 'c' }),
      ]);
      const find = async (text: string) =>
        (await blogs.list({ search: { fields: ['excerpt', 'tags'], text } })).items.map(
          ({ id }) => id,
        );
      expect(await find('limits')).toEqual(['blog_1', 'blog_2']);
      expect(await find('newsRate')).toEqual([]);
      expect(await find('"')).toEqual([]);
    });

    it('goes together with where', async () => {
      await users().insertMany([
        sampleUser({ id: 'user_1', plan: 'free' }),
        sampleUser({ id: 'user_2', plan: 'starter' }),
      ]);
      const query = { search: { fields: ['name'], text: 'ann' }, where: { plan: 'free' } } as const;
      expect(await ids(query)).toEqual(['user_1']);
    });

    it('follows a change', async () => {
      await users().insert(sampleUser({ name: 'Ann' }));
      await users().update('user_1', (user) => ({ ...user, name: 'Bea' }));
      const find = (text: string) => ids({ search: { fields: ['name'], text } });
      expect(await find('bea')).toEqual(['user_1']);
      expect(await find('ann')).toEqual([]);
    });

    it('refuses a field that is not searchable', async () => {
      const query = { search: { fields: ['plan'], text: 'free' } } as const;
      await expect(users().list(query)).rejects.toThrow(/plan is not searchable/);
    });
  });
}
