import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Miniflare } from 'miniflare';
import { equal } from '../../test/behaviour/behaviour.ts';
import type { Outcome } from '../../test/behaviour/run-behaviours.ts';
import type { Runtime } from './runtime.ts';

const require = createRequire(import.meta.url);

/** Cloudflare's runtime, with what it offers without Node's compatibility. */
export function workerd(script: string): Runtime {
  return {
    name: 'workerd',
    async run(servers) {
      const worker = new Miniflare({
        modules: true,
        script,
        compatibilityDate: '2026-07-01',
        // Without this it asks the network where it is.
        cf: false,
      });
      const post = async (path: string, body = '') => {
        const answer = await worker.dispatchFetch(`http://worker.test${path}`, {
          method: 'POST',
          body,
        });
        return answer.json();
      };
      try {
        const outcomes = (await post('/suite', JSON.stringify(servers))) as Outcome[];
        // The first behaviour's script answers every user.
        const use = () => post('/shared', `${servers.scriptedUrl}/0`);
        const shared = await outcomeOf('a client at module level serves all requests', async () => {
          equal([await use(), await use()], ['user_1', 'user_1']);
          equal(await Promise.all([use(), use(), use()]), ['user_1', 'user_1', 'user_1']);
        });
        const abandoned = await outcomeOf(
          'an exchange that ended with its request holds up others for its own time at most',
          async () => {
            await post('/begin');
            // The deadline of the call, and the second that its exchange has beyond it.
            await new Promise((resolve) => setTimeout(resolve, 1_700));
            equal(await post('/go-on'), 2);
          },
        );
        return { version: version(), outcomes: [...outcomes, shared, abandoned] };
      } finally {
        await worker.dispose();
      }
    },
  };
}

async function outcomeOf(name: string, run: () => Promise<void>): Promise<Outcome> {
  const failure = await run().then(
    () => null,
    (error: unknown) => `${error}`,
  );
  return { name, failure, lacks: null };
}

function version(): string {
  const { resolve } = createRequire(require.resolve('miniflare'));
  const manifest = readFileSync(resolve('workerd/package.json'), 'utf8');
  return JSON.parse(manifest).version;
}
