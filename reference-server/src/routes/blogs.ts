import { createBlog, deleteBlog, getBlog, listBlogs, updateBlog } from '../domain/blogs.ts';
import { changed, created, deleted } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const blogs = {
  'blogs.list': async ({ query }, { store, caller }) =>
    listBlogs(store.resource('blogs', caller.environment), query),

  'blogs.create': async ({ body }, { caller, now, change }) =>
    change(async (store) => {
      const blogs = store.resource('blogs', caller.environment);
      const id = `blog_${await store.next('blog')}`;
      return created(await createBlog(blogs, id, caller.name, body, now));
    }),

  'blogs.get': async ({ path }, { store, caller }) => ({
    data: await getBlog(store.resource('blogs', caller.environment), path.id),
  }),

  'blogs.update': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const blogs = store.resource('blogs', caller.environment);
      return changed(await updateBlog(blogs, path.id, body, now));
    }),

  'blogs.delete': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const blogs = store.resource('blogs', caller.environment);
      return deleted(await deleteBlog(blogs, path.id));
    }),
} satisfies Handlers<'blogs'>;
