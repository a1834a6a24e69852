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

/** What goes over the wire, and how long its body is. */
export interface RenderedAnswer {
  readonly response: Response;
  readonly bodyBytes: number;
}

/** @param withoutBody leaves the body out, as for HEAD */
export function renderAnswer(answer: Answer, withoutBody: boolean): RenderedAnswer {
  const headers = new Headers({ ...SAFE_DEFAULTS, ...answer.headers });
  const { status } = answer;
  if (answer.body === null)
    return { response: new Response(null, { status, headers }), bodyBytes: 0 };
  headers.set('Content-Type', 'application/json; charset=utf-8');
  if (withoutBody) return { response: new Response(null, { status, headers }), bodyBytes: 0 };
  const text = JSON.stringify(answer.body);
  return {
    response: new Response(text, { status, headers }),
    bodyBytes: new TextEncoder().encode(text).length,
  };
}
