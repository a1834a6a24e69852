import { Keyturn } from '@keyturn/sdk';
import { run } from './web.ts';

let baseUrl = '';
let exchangesStarted = 0;

/** Made before there is a request, and used by all of them. */
const shared = new Keyturn({
  apiKey: 'sk_shared',
  baseUrl: 'https://api.test',
  fetch: (input, init) => fetch(`${input}`.replace('https://api.test', baseUrl), init),
});

/** Its first exchange is under way when the request that began it ends, and goes with it. */
const abandoned = new Keyturn({
  apiKey: 'sk_abandoned',
  baseUrl: 'https://api.test',
  deadlineMs: 500,
  async fetch(input, init) {
    if (!`${input}`.endsWith('/auth/validate')) return fetch(`${baseUrl}/`, init);
    exchangesStarted += 1;
    if (exchangesStarted === 1) await new Promise((resolve) => setTimeout(resolve, 60_000));
    const data = { token: 'jwt', tokenType: 'Bearer', expiresIn: 3_600 };
    return Response.json({ success: true, data });
  },
});

const routes: Record<string, (request: Request) => Promise<unknown>> = {
  async '/suite'(request) {
    return run(await request.json());
  },
  async '/shared'(request) {
    baseUrl = await request.text();
    return (await shared.users.get('user_1')).id;
  },
  async '/begin'() {
    abandoned.users.get('user_1').catch(() => {});
    return 'begun';
  },
  async '/go-on'() {
    await abandoned.users.get('user_1').catch(() => {});
    return exchangesStarted;
  },
};

// biome-ignore lint/style/noDefaultExport: workerd looks for its handlers there.
export default {
  async fetch(request: Request): Promise<Response> {
    const route = routes[new URL(request.url).pathname];
    return Response.json(await route?.(request));
  },
};
