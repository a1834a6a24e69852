export interface GreetingFacts {
  /** Origin such as `http://127.0.0.1:3010`. */
  readonly baseUrl: string;
  /** The admin key where it was made for this installation; `null` where it came from outside. */
  readonly adminKey: string | null;
  /** Whether there is a root key at all. */
  readonly hasRootKey: boolean;
  readonly dataDirectory: string;
  /** Origin of the probes and metrics; `null` where there are none. */
  readonly probesUrl: string | null;
}

/** What a server says when it is ready: where it is, and what to paste to try it. */
export function greeting(facts: GreetingFacts): string {
  const { baseUrl, adminKey, hasRootKey, dataDirectory, probesUrl } = facts;
  const key = adminKey ?? '$ADMIN_API_KEY';
  const source = adminKey === null ? 'process.env.ADMIN_API_KEY' : `'${adminKey}'`;
  return `Keyturn reference server

  Base URL   ${baseUrl}
  Explorer   ${baseUrl}/docs
  Admin key  ${keyLine(adminKey, hasRootKey)}
  Data       ${dataDirectory}${probesUrl === null ? '' : `\n  Metrics    ${probesUrl}/metrics`}

Exchange the key for a JWT:

  curl -X POST ${baseUrl}/api/external/auth/validate -H "Authorization: Bearer ${key}"

Read the users with the SDK:

  import { Keyturn } from '@keyturn/sdk';

  const admin = new Keyturn({ apiKey: ${source}, baseUrl: '${baseUrl}' });
  for await (const user of admin.users.list({ plan: 'professional' })) console.log(user.name);

Ctrl-C stops the server.
`;
}

function keyLine(adminKey: string | null, hasRootKey: boolean): string {
  if (adminKey !== null) return `${adminKey} (made for this installation)`;
  if (hasRootKey) return 'the value of ADMIN_API_KEY';
  return 'none: set ADMIN_API_KEY, unknown credentials are answered with 503 until then';
}
