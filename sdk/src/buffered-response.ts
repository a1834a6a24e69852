const utf8 = new TextDecoder();

/**
 * An answer whose body has arrived. It has as much of `Response` as openapi-fetch reads; a real
 * `Response` costs several times as much and is made only for who asks.
 */
export class BufferedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly #body: ArrayBuffer;

  constructor(
    { status, statusText, headers }: Pick<Response, 'status' | 'statusText' | 'headers'>,
    body: ArrayBuffer,
  ) {
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.#body = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  async text(): Promise<string> {
    return utf8.decode(this.#body);
  }

  /** A new `Response` with the same content. */
  toResponse(): Response {
    // What `redirect: 'manual'` gives in a browser has no status that a `Response` may be made with.
    if (this.status === 0) return Response.error();
    const { status, statusText, headers } = this;
    const body = [204, 205, 304].includes(status) ? null : this.#body;
    return new Response(body, { status, statusText, headers });
  }
}
