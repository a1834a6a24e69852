import { freePort } from '../../../reference-server/test/free-port.ts';
import { startServerProcess } from '../../../reference-server/test/server-process.ts';
import type { Servers } from './behaviour.ts';
import { behaviours } from './behaviours.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** What the behaviours talk to. */
export interface RunningServers extends AsyncDisposable {
  readonly scripted: ScriptedServer;
  /** @param run A name, which keeps apart what runs send. */
  forRun(run: string): Servers;
}

export async function startServers(): Promise<RunningServers> {
  const scripted = await startScriptedServer(behaviours);
  const [{ baseUrl, adminKey, stop }, port] = await Promise.all([
    startServerProcess({ env: { CORS_ORIGINS: scripted.url } }),
    freePort(),
  ]);
  return {
    scripted,
    forRun: (run) => ({
      scriptedUrl: `${scripted.url}/${run}`,
      refusedUrl: `http://127.0.0.1:${port}`,
      reference: { baseUrl, adminKey },
    }),
    async [Symbol.asyncDispose]() {
      await stop();
      await scripted[Symbol.asyncDispose]();
    },
  };
}
