/**
 * The JSON body of a request.
 *
 * - At most 1 MiB is read, whatever the headers say.
 * - Only `application/json` in UTF-8, without an encoding, is read at all.
 * - A body that is not there is `undefined`, whatever its type is said to be.
 * - A body that breaks off is the sender's fault, not the server's.
 */
import { ApiError, invalidField } from '../domain/api-error.ts';

const MAX_BYTES = 1024 * 1024;
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export interface ReadBody {
  readonly value: unknown;
  readonly bytes: number;
}

/** @throws ApiError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE or VALIDATION_ERROR */
export async function readBody(request: Request): Promise<ReadBody> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) {
    throw new ApiError('PAYLOAD_TOO_LARGE');
  }
  const bytes = await readBytes(request.body);
  if (bytes.length === 0) return { value: undefined, bytes: 0 };
  requireJson(request.headers);
  return { value: parse(bytes), bytes: bytes.length };
}

function requireJson(headers: Headers): void {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const isJson = JSON_TYPE.test(headers.get('content-type') ?? '');
  if (!isJson || encoding !== 'identity') throw new ApiError('UNSUPPORTED_MEDIA_TYPE');
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    // Leaving the loop early cancels the stream, so the rest is never taken in.
    for await (const chunk of body) {
      length += chunk.length;
      if (length > MAX_BYTES) throw new ApiError('PAYLOAD_TOO_LARGE');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ApiError ? error : invalidField('', 'ended before it was complete');
  }
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}

function parse(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidField('', 'must be encoded in UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField('', 'must be JSON; it cannot be parsed');
  }
}
