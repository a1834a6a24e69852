import autocannon from 'autocannon';

export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked for in turn, instead of the path of `url`. */
  readonly paths?: readonly string[];
}

/**
 * Requests a second that a server answers, all of which must be answered with success.
 *
 * @param seconds how long it is asked
 */
export async function throughput(
  { url, headers, paths = [] }: Target,
  seconds: number,
): Promise<number> {
  const result = await autocannon({
    url,
    headers,
    ...(paths.length > 0 && { requests: paths.map((path) => ({ path })) }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers without success, ${result.errors} errors.`);
  }
  return result['2xx'] / result.duration;
}

const CONNECTIONS = 32;
