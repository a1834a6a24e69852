import { describe, expect, it } from 'vitest';
import { DuplicateError, type Store } from '../ports.ts';
import {
  sampleAffiliate,
  sampleBlog,
  sampleModel,
  sampleToken,
  sampleUser,
} from './sample-records.ts';

/** Single records: isolation, atomic updates, uniqueness. */
export function describeCollections(store: () => Store): void {
  const users = () => store().resource('users', 'live');
  const models = () => store().resource('models', 'live');
  const blogs = () => store().resource('blogs', 'live');

  describe('a collection', () => {
    it('answers every field as it was handed in', async () => {
      const blog = sampleBlog({ tags: ['a', 'ü "quoted"', 'c,d'], content: 'x\n\u{1F600}\\%_' });
      const model = sampleModel({ supportsMedia: true, active: false, contextWindow: null });
      const affiliate = sampleAffiliate({
        commissionRate: 12.25,
        totalEarned: 900_719_925_474_099,
      });
      await blogs().insert(blog);
      await models().insert(model);
      await store().resource('affiliates', 'test').insert(affiliate);
      expect(await blogs().get('blog_1')).toStrictEqual(blog);
      expect(await models().get('model_1')).toStrictEqual(model);
      expect(await store().resource('affiliates', 'test').get('aff_1')).toStrictEqual(affiliate);
    });

    it('answers tokens and idempotency keys as they were handed in', async () => {
      const token = sampleToken({ allowedEndpoints: ['/users*'], rateLimitTier: 'pro' });
      const used = {
        id: 'token:1 abc',
        fingerprint: 'f',
        answer: { status: 201, body: { data: [1, { a: null }] } },
        createdAt: 5,
      };
      await store().tokens.insert(token);
      await store().idempotency.insert(used);
      await store().idempotency.insert({ ...used, id: 'token:1 def', answer: null });
      expect(await store().tokens.get(1)).toStrictEqual(token);
      expect(await store().idempotency.get('token:1 abc')).toStrictEqual(used);
      expect((await store().idempotency.get('token:1 def'))?.answer).toBeNull();
    });

    it('never shares a record that was handed in', async () => {
      const blog = sampleBlog({ tags: ['a'] });
      await blogs().insert(blog);
      blog.title = 'Changed';
      blog.tags.push('b');
      expect(await blogs().get('blog_1')).toMatchObject({ title: 'A first post', tags: ['a'] });
    });

    it('never shares a record that was handed out', async () => {
      await blogs().insert(sampleBlog({ tags: ['a'] }));
      (await blogs().get('blog_1'))?.tags.push('b');
      (await blogs().list()).items[0]?.tags.push('c');
      const change = await blogs().update('blog_1', (blog) => ({ ...blog, title: 'New' }));
      change?.before.tags.push('d');
      change?.after.tags.push('e');
      expect((await blogs().get('blog_1'))?.tags).toEqual(['a']);
    });

    it('answers undefined for an unknown id, and changes nothing', async () => {
      expect(await users().get('user_9')).toBeUndefined();
      expect(await users().update('user_9', (user) => user)).toBeUndefined();
      expect(await users().delete('user_9')).toBeUndefined();
      expect(await users().count()).toBe(0);
    });

    it('answers the record before and after an update', async () => {
      await users().insert(sampleUser());
      const change = await users().update('user_1', (user) => ({ ...user, plan: 'starter' }));
      expect(change).toStrictEqual({
        before: sampleUser(),
        after: sampleUser({ plan: 'starter' }),
      });
      expect(await users().get('user_1')).toStrictEqual(sampleUser({ plan: 'starter' }));
    });

    it('updates atomically: 50 increments at once add 50', async () => {
      await users().insert(sampleUser({ tokenBalance: 0 }));
      await Promise.all(
        Array.from({ length: 50 }, () =>
          users().update('user_1', (user) => ({ ...user, tokenBalance: user.tokenBalance + 1 })),
        ),
      );
      expect((await users().get('user_1'))?.tokenBalance).toBe(50);
    });

    it('throws on what change throws, and writes nothing', async () => {
      await users().insert(sampleUser());
      const update = users().update('user_1', (user) => {
        user.plan = 'enterprise';
        throw new RangeError('No.');
      });
      await expect(update).rejects.toThrow(RangeError);
      expect((await users().get('user_1'))?.plan).toBe('free');
    });

    it('refuses a change of the id', async () => {
      await users().insert(sampleUser());
      const update = users().update('user_1', (user) => ({ ...user, id: 'user_2' }));
      await expect(update).rejects.toThrow(TypeError);
      expect(await users().get('user_2')).toBeUndefined();
    });

    it('answers what it deleted', async () => {
      await users().insertMany([sampleUser(), sampleUser({ id: 'user_2' })]);
      expect(await users().delete('user_1')).toStrictEqual(sampleUser());
      expect(await users().get('user_1')).toBeUndefined();
      expect(await users().count()).toBe(1);
    });

    it('deletes what matches, and answers how many', async () => {
      await users().insertMany([
        sampleUser({ id: 'user_1', plan: 'starter' }),
        sampleUser({ id: 'user_2' }),
        sampleUser({ id: 'user_3' }),
      ]);
      expect(await users().deleteWhere({ plan: 'free' })).toBe(2);
      expect((await users().list()).items.map(({ id }) => id)).toEqual(['user_1']);
    });

    it('keeps the environments apart', async () => {
      await users().insert(sampleUser({ name: 'Live' }));
      const test = store().resource('users', 'test');
      await test.insert(sampleUser({ name: 'Test' }));
      await test.update('user_1', (user) => ({ ...user, plan: 'starter' }));
      expect(await users().get('user_1')).toMatchObject({ name: 'Live', plan: 'free' });
      expect(await test.deleteWhere({ status: 'active' })).toBe(1);
      expect(await users().count()).toBe(1);
    });
  });

  describe('uniqueness', () => {
    it.each([
      ['id', () => users().insertMany([sampleUser(), sampleUser({ email: 'b@example.com' })])],
      ['id', () => store().tokens.insertMany([sampleToken(), sampleToken({ name: 'b' })])],
      ['name', () => models().insertMany([sampleModel(), sampleModel({ id: 'model_2' })])],
      ['slug', () => blogs().insertMany([sampleBlog(), sampleBlog({ id: 'blog_2' })])],
    ])('throws DuplicateError for a taken %s, and inserts none', async (field, insert) => {
      await expect(insert()).rejects.toThrow(new DuplicateError(field));
      expect(await users().count()).toBe(0);
      expect(await store().tokens.count()).toBe(0);
      expect(await models().count()).toBe(0);
      expect(await blogs().count()).toBe(0);
    });

    it('holds between a stored record and a new one', async () => {
      await models().insert(sampleModel());
      const insert = models().insert(sampleModel({ id: 'model_2' }));
      await expect(insert).rejects.toMatchObject({ name: 'DuplicateError', field: 'name' });
    });

    it('holds for updates', async () => {
      await blogs().insertMany([sampleBlog(), sampleBlog({ id: 'blog_2', slug: 'other' })]);
      const update = blogs().update('blog_2', (blog) => ({ ...blog, slug: 'a-first-post' }));
      await expect(update).rejects.toMatchObject({ name: 'DuplicateError', field: 'slug' });
      expect((await blogs().get('blog_2'))?.slug).toBe('other');
    });

    it('lets a record keep its own values', async () => {
      await blogs().insert(sampleBlog());
      await blogs().update('blog_1', (blog) => ({ ...blog, title: 'New' }));
      expect((await blogs().get('blog_1'))?.title).toBe('New');
    });

    it('frees a value when its record changes or goes', async () => {
      await models().insert(sampleModel({ name: 'a' }));
      await models().update('model_1', (model) => ({ ...model, name: 'b' }));
      await models().insert(sampleModel({ id: 'model_2', name: 'a' }));
      await models().delete('model_2');
      await models().insert(sampleModel({ id: 'model_3', name: 'a' }));
      expect(await models().count()).toBe(2);
    });

    it('ends at the environment', async () => {
      await models().insert(sampleModel());
      await store().resource('models', 'test').insert(sampleModel());
      expect(await store().resource('models', 'test').count()).toBe(1);
    });
  });
}
