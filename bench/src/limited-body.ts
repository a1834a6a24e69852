/** What a limited server answers, as the API words it. */
export function bodyOf(status: 200 | 429): string {
  return status === 200
    ? '{"success":true,"data":{"id":"user_1"},"meta":{"requestId":"req_1"}}'
    : '{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests."},"meta":{"requestId":"req_1"}}';
}
