/**
 * Where a mock seems to be, without a slash at the end.
 *
 * @throws {TypeError} for text that is no address
 */
export function baseUrlOf(address: string): string {
  if (URL.canParse(address)) return new URL(address).href.replace(/\/+$/, '');
  throw new TypeError(
    `baseUrl: ${JSON.stringify(address)} is no address: use one such as 'https://keyturn.test'.`,
  );
}
