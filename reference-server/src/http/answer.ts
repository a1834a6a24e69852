/** An answer before it is put into bytes. */
export interface Answer {
  readonly status: number;
  /** JSON; `null` for an answer without a body. */
  readonly body: object | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Nothing of this API is a page: a browser shall neither guess types, run, frame nor leak anything. */
const SAFE_DEFAULTS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

const utf8 = new TextEncoder();
const SHORT_TEXT = 8192;
/** No character of a text takes more than three bytes. */
const scratch = new Uint8Array(3 * SHORT_TEXT);

/** What goes over the wire, and how long its body is. */
export interface RenderedAnswer {
  readonly response: Response;
  readonly bodyBytes: number;
}

/** @param withoutBody leaves the body out, as for HEAD */
export function renderAnswer(answer: Answer, withoutBody: boolean): RenderedAnswer {
  const { status, body } = answer;
  // A plain record and a text: a server can send them as they are, while it would read `Headers` again.
  const headers: Record<string, string> = { ...SAFE_DEFAULTS, ...answer.headers };
  if (body !== null) headers['Content-Type'] = 'application/json; charset=utf-8';
  if (body === null || withoutBody) {
    return { response: new Response(null, { status, headers }), bodyBytes: 0 };
  }
  const text = JSON.stringify(body);
  return { response: new Response(text, { status, headers }), bodyBytes: byteLength(text) };
}

/** Length in UTF-8, of all but long texts without memory of its own. */
function byteLength(text: string): number {
  if (text.length > SHORT_TEXT) return utf8.encode(text).length;
  return utf8.encodeInto(text, scratch).written;
}
