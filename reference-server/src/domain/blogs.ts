/**
 * Posts of the blog.
 *
 * - No two posts share a slug; that of a deleted post is free again.
 * - `publishedAt` is set when a post is first published, and then stays.
 */
import type { QueryParams, RequestBody, Schema } from '@keyturn/contract';
import { type Change, type Collection, DuplicateError } from '../ports.ts';
import { conflict, found, invalidField } from './api-error.ts';
import { listByStatus } from './list-by-status.ts';
import type { Page } from './page.ts';
import { patched } from './patch.ts';
import { slugOf } from './slug.ts';

type Blog = Schema<'Blog'>;

export async function listBlogs(
  blogs: Collection<Blog>,
  query: QueryParams<'blogs.list'>,
): Promise<Page<Blog>> {
  return listByStatus(blogs, query, ['title', 'slug', 'excerpt', 'tags']);
}

/** @throws ApiError NOT_FOUND */
export async function getBlog(blogs: Collection<Blog>, id: string): Promise<Blog> {
  return found(await blogs.get(id), 'post');
}

/**
 * Writes down a post, as a draft unless a status is given.
 *
 * @param author of a post whose author is not given
 * @param now ms since the epoch
 * @throws ApiError CONFLICT when the slug is taken, VALIDATION_ERROR when the title yields none
 */
export async function createBlog(
  blogs: Collection<Blog>,
  id: string,
  author: string,
  input: RequestBody<'blogs.create'>,
  now: number,
): Promise<Blog> {
  const createdAt = new Date(now).toISOString();
  const blog: Blog = {
    id,
    title: input.title,
    slug: input.slug ?? slugFrom(input.title),
    excerpt: input.excerpt ?? null,
    content: input.content,
    status: input.status ?? 'draft',
    tags: input.tags ?? [],
    author: input.author ?? author,
    publishedAt: input.status === 'published' ? createdAt : null,
    createdAt,
    updatedAt: createdAt,
  };
  await blogs.insert(blog).catch((error) => rethrow(error, blog.slug));
  return blog;
}

/**
 * Changes the fields given. The slug stays when the title changes.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND, or CONFLICT when the slug is taken
 */
export async function updateBlog(
  blogs: Collection<Blog>,
  id: string,
  fields: RequestBody<'blogs.update'>,
  now: number,
): Promise<Change<Blog>> {
  const updatedAt = new Date(now).toISOString();
  const change = await blogs
    .update(id, (blog) => {
      const isFirst = fields.status === 'published' && blog.publishedAt === null;
      return patched(blog, isFirst ? { ...fields, publishedAt: updatedAt } : fields, updatedAt);
    })
    .catch((error) => rethrow(error, fields.slug));
  return found(change, 'post');
}

/** @throws ApiError NOT_FOUND */
export async function deleteBlog(blogs: Collection<Blog>, id: string): Promise<Blog> {
  return found(await blogs.delete(id), 'post');
}

function slugFrom(title: string): string {
  const slug = slugOf(title);
  if (slug !== '') return slug;
  throw invalidField('title', 'yields no slug, as it has no Latin letter or digit; give a slug');
}

function rethrow(error: unknown, slug: string | undefined): never {
  if (!(error instanceof DuplicateError)) throw error;
  throw conflict(`A post with the slug ${slug} exists already.`);
}
