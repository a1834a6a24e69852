import type { Query } from '@keyturn/sdk';
import { admin } from '../../../lib/admin.ts';
import { errorResponse } from '../../../lib/error-response.ts';

/** `GET /api/users?plan=free&page=2`: a page of users, with what a browser may see of them. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  // The API judges them: what it does not know becomes a 400.
  const query = Object.fromEntries(
    ['plan', 'page'].flatMap((name) => {
      const value = searchParams.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ) as Query<'users.list'>;
  try {
    const { data, pagination } = await admin().users.list(query, { signal: request.signal });
    return Response.json({ users: data.map(({ id, name }) => ({ id, name })), pagination });
  } catch (error) {
    return errorResponse(error, request);
  }
}
