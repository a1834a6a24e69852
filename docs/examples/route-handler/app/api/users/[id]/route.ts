import { admin } from '../../../../lib/admin.ts';
import { errorResponse } from '../../../../lib/error-response.ts';

interface Context {
  readonly params: Promise<{ id: string }>;
}

/** `GET /api/users/user_123`: one user, with what a browser may see of them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  try {
    const { name, plan } = await admin().users.get(id, { signal: request.signal });
    return Response.json({ id, name, plan });
  } catch (error) {
    return errorResponse(error, request);
  }
}
