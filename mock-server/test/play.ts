/** Asks a mock for something of everything, and prints every answer whole. The seed is its argument. */
import { type OperationId, operationTable } from '@keyturn/contract';
import { createMock } from '../src/mock.ts';

const mock = createMock({ seed: Number(process.argv[2]) });
const key = mock.keys.create();
mock.seed.withdrawal();

async function print(method: string, path: string, body?: object): Promise<void> {
  const response = await mock.fetch(`${mock.baseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${key.token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { status, headers } = response;
  console.log(JSON.stringify([method, path, status, [...headers], await response.text()]));
}

await print('POST', '/api/external/auth/validate');
await print('POST', '/api/api-tokens', { name: 'Made' });
await print('POST', '/api/external/models', { name: 'm', label: 'M', tier: 'standard' });
mock.on('users.get').fail('RATE_LIMIT_EXCEEDED').times(1);
for (const id of Object.keys(operationTable) as OperationId[]) {
  const { method, path } = operationTable[id];
  if (method === 'GET') await print(method, path.replace('{id}', idFor(path)));
}
await mock.clock.advance('1h');
await print('DELETE', '/api/external/users/user_3');
console.log(JSON.stringify(mock.calls()));

function idFor(path: string): string {
  if (path.includes('/api-tokens/')) return '1';
  const kind = /external\/(\w+?)s\//.exec(path)?.[1] ?? 'user';
  return `${kind === 'affiliate' ? 'aff' : kind}_1`;
}
