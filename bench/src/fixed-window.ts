/** A limit of so many requests in each window; windows are aligned to the clock. */
export interface FixedWindow {
  readonly windowMs: number;
  /** Counts a request if it may pass, and tells the answer's status and headers. */
  take(now: number): { readonly status: 200 | 429; readonly headers: Record<string, string> };
}

/** @param windowMs whole seconds, so that headers can state a window's end exactly */
export function createFixedWindow(limit: number, windowMs: number): FixedWindow {
  let index = 0;
  let used = 0;
  return {
    windowMs,
    take(now) {
      const current = Math.floor(now / windowMs);
      if (current !== index) {
        index = current;
        used = 0;
      }
      const passes = used < limit;
      if (passes) used += 1;
      const end = (current + 1) * windowMs;
      return {
        status: passes ? 200 : 429,
        headers: {
          'X-RateLimit-Limit': `${limit}`,
          'X-RateLimit-Remaining': `${limit - used}`,
          'X-RateLimit-Reset': `${end / 1_000}`,
          ...(passes ? {} : { 'Retry-After': `${Math.max(1, Math.ceil((end - now) / 1_000))}` }),
        },
      };
    },
  };
}

/** Bodies as the API gives them. */
export function bodyOf(status: 200 | 429): string {
  return status === 200
    ? '{"success":true,"data":{"id":"user_1"},"meta":{"requestId":"req_1"}}'
    : '{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests."},"meta":{"requestId":"req_1"}}';
}
