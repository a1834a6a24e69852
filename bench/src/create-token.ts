/**
 * Creates an API token. Answers its key.
 *
 * @param fetch what reaches the server
 */
export async function createToken(
  baseUrl: string,
  rootKey: string,
  settings: object,
  fetch = globalThis.fetch,
): Promise<string> {
  const response = await fetch(`${baseUrl}/api/api-tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${rootKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
  const { token } = (await response.json()) as { token: { token: string } };
  return token.token;
}
