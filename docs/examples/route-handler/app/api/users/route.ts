import type { Query } from '@keyturn/sdk';
import { admin } from '../../../lib/admin.ts';
import { errorResponse } from '../../../lib/error-response.ts';

/** `GET /api/users?plan=free&page=2`: a page of users, with what a browser may see of them. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  // The API judges them: a plan that it does not know becomes a 400.
  const query: Query<'users.list'> = {
    plan: (searchParams.get('plan') ?? undefined) as Query<'users.list'>['plan'],
    page: Number(searchParams.get('page') ?? 1),
  };
  try {
    const { data, pagination } = await admin().users.list(query, { signal: request.signal });
    return Response.json({ users: data.map(({ id, name }) => ({ id, name })), pagination });
  } catch (error) {
    return errorResponse(error, request);
  }
}
