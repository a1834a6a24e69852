import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { sampleBlog } from '../stores/sample-records.ts';

const BLOGS = '/api/external/blogs';
const POST = { title: 'What is new in February', content: '# New' };

overStores('blogs', (start) => {
  it('201 a draft, with a slug made from the title and the name of the key as author', async () => {
    const server = await start();
    const { key } = await server.createToken({ name: 'Newsroom' });
    const { status, body } = await server.send('POST', BLOGS, { key, body: POST });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      id: 'blog_1',
      ...POST,
      slug: 'what-is-new-in-february',
      excerpt: null,
      status: 'draft',
      tags: [],
      author: 'Newsroom',
      publishedAt: null,
      createdAt: '2026-02-20T10:00:00.000Z',
      updatedAt: '2026-02-20T10:00:00.000Z',
    });
    expect((await server.send('GET', `${BLOGS}/blog_1`)).body.data).toEqual(body.data);
    const [entry] = (await server.store.audit.list()).items;
    expect(entry).toMatchObject({ operation: 'blogs.create', target: 'blog_1', before: null });
  });

  it('201 a published post, as it was given', async () => {
    const server = await start();
    const given = {
      ...POST,
      slug: 'news',
      excerpt: 'Short.',
      status: 'published',
      tags: ['b', 'a'],
      author: 'Ann',
    };
    const { body } = await server.send('POST', BLOGS, { body: given });
    expect(body.data).toMatchObject({ ...given, publishedAt: '2026-02-20T10:00:00.000Z' });
  });

  it('201 once for an idempotency key, and the same answer again', async () => {
    const server = await start();
    const request = { body: POST, headers: { 'Idempotency-Key': 'february' } };
    const first = await server.send('POST', BLOGS, request);
    const second = await server.send('POST', BLOGS, request);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.data).toEqual(first.body.data);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect((await server.send('GET', BLOGS)).body.pagination.total).toBe(1);
    const other = { ...request, body: { ...POST, title: 'Another' } };
    expect((await server.send('POST', BLOGS, other)).status).toBe(422);
  });

  it('409 for a slug that is taken, given or made; in the other environment it is free', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    await server.send('POST', BLOGS, { body: POST });
    for (const body of [POST, { ...POST, title: 'x', slug: 'what-is-new-in-february' }]) {
      const answer = await server.send('POST', BLOGS, { body });
      expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
      expect(answer.body.error.message).toContain('what-is-new-in-february');
      expect(answer.headers.get('x-should-retry')).toBeNull();
    }
    expect((await server.send('POST', BLOGS, { key, body: POST })).status).toBe(201);
  });

  it('409 to all but one of many posts with one slug at once', async () => {
    const server = await start();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.send('POST', BLOGS, { body: POST })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it('400 for a title that yields no slug, unless one is given', async () => {
    const server = await start();
    const body = { title: '今日は', content: 'x' };
    const answer = await server.send('POST', BLOGS, { body });
    expect([answer.status, answer.body.error.details.fields[0].field]).toEqual([400, 'title']);
    const withSlug = await server.send('POST', BLOGS, { body: { ...body, slug: 'hello' } });
    expect(withSlug.status).toBe(201);
  });

  it.each([
    ['', ['blog_1', 'blog_2']],
    ['status=published', ['blog_2']],
    ['search=FIRST', ['blog_1']],
    ['search=second-slug', ['blog_2']],
    ['search=teaser', ['blog_2']],
    ['search=tagged', ['blog_2']],
    ['search=tagged&status=draft', []],
  ])('200 the posts that match "%s"', async (query, ids) => {
    const server = await start();
    const second = { title: 'Second', slug: 'second-slug', excerpt: 'A teaser', tags: ['tagged'] };
    await server.store
      .resource('blogs', 'live')
      .insertMany([
        sampleBlog({ id: 'blog_1' }),
        sampleBlog({ id: 'blog_2', ...second, status: 'published' }),
      ]);
    const { status, body } = await server.send('GET', `${BLOGS}?${query}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(ids.length);
  });

  it('200 first published once: publishedAt then stays, and so does the slug', async () => {
    const server = await start();
    await server.send('POST', BLOGS, { body: POST });
    const update = async (body: object) => {
      server.pass(1000);
      return (await server.send('PATCH', `${BLOGS}/blog_1`, { body })).body.data;
    };
    const first = { slug: 'what-is-new-in-february', publishedAt: '2026-02-20T10:00:02.000Z' };
    expect(await update({ title: 'New title' })).toMatchObject({ ...first, publishedAt: null });
    expect(await update({ status: 'published' })).toMatchObject(first);
    expect(await update({ status: 'archived' })).toMatchObject(first);
    expect(await update({ status: 'published' })).toMatchObject(first);
    expect(await update({ status: 'published' })).toMatchObject({
      ...first,
      updatedAt: '2026-02-20T10:00:04.000Z',
    });
  });

  it('409 for a new slug that another post has, and nothing changes', async () => {
    const server = await start();
    await server.send('POST', BLOGS, { body: POST });
    await server.send('POST', BLOGS, { body: { ...POST, slug: 'second' } });
    const body = { title: 'x', slug: 'second' };
    const answer = await server.send('PATCH', `${BLOGS}/blog_1`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(answer.body.error.message).toContain('second');
    expect((await server.send('GET', `${BLOGS}/blog_1`)).body.data).toMatchObject(POST);
  });

  it('200 a deleted post is gone, and its slug is free', async () => {
    const server = await start();
    await server.send('POST', BLOGS, { body: POST });
    const { status, body } = await server.send('DELETE', `${BLOGS}/blog_1`);
    expect([status, body.data]).toEqual([200, { id: 'blog_1', deleted: true }]);
    const again = await server.send('POST', BLOGS, { body: POST });
    expect([again.status, again.body.data.id]).toEqual([201, 'blog_2']);
  });

  it.each([
    ['GET', undefined],
    ['PATCH', { title: 'x' }],
    ['DELETE', undefined],
  ])('404 to %s for an unknown id, or one of the other environment', async (method, body) => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    await server.send('POST', BLOGS, { body: POST });
    for (const [id, request] of [
      ['blog_404', {}],
      ['blog_1', { key }],
    ] as const) {
      const answer = await server.send(method, `${BLOGS}/${id}`, { ...request, body });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
  });
});
