/**
 * `Date`, which clients measure the times in other headers against. Without it an answer that does
 * not come through a web server of Node's own, such as a mock's, would leave them to their own clock.
 *
 * @returns Writes a moment in milliseconds since the epoch as HTTP does (RFC 9110, section 5.6.7).
 */
export function createDateHeader(): (at: number) => string {
  let second = Number.NaN;
  let text = '';
  return (at) => {
    const present = Math.floor(at / 1_000);
    if (present !== second) {
      second = present;
      text = new Date(at).toUTCString();
    }
    return text;
  };
}
