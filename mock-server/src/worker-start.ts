/** Starts the worker of either major of MSW, and tells what is wrong where that fails. */
import type { SetupWorker } from 'msw/browser';

type Unhandled = 'bypass' | 'warn' | 'error';

/** @throws {Error} that says what to do, when the page gets no worker of the version of this MSW */
export async function startWorker(
  worker: Pick<SetupWorker, 'start' | 'stop'>,
  url: string,
  unhandled: Unhandled,
): Promise<void> {
  let otherVersion: string | undefined;
  let registration: ServiceWorkerRegistration | undefined;
  try {
    await updateRegistered();
    [registration, otherVersion] = await hearingOfOtherVersions(() =>
      worker.start({ serviceWorker: { url }, quiet: true, ...reactingTo(unhandled) }),
    );
  } catch (cause) {
    throw new Error(
      `The service worker ${url} could not be started. ${howToInstall(url)} It said: ${textOf(cause)}`,
      { cause },
    );
  }
  const problem =
    otherVersion === undefined
      ? problemOfScope(url, registration)
      : `The service worker ${url} is of MSW ${otherVersion}, and the page uses another version. ${howToInstall(url)}`;
  if (problem === undefined) return;
  // Not awaited: a worker of another version may never confirm it. Left registered, it would ask
  // this page about the next one for ever.
  void worker.stop();
  await registration?.unregister();
  throw new Error(problem);
}

/** Version 2 reads one of these, version 3 the other. */
function reactingTo(unhandled: Unhandled) {
  return { onUnhandledRequest: unhandled, onUnhandledFrame: unhandled };
}

function howToInstall(url: string): string {
  return `Run "npx msw init <folder>", with the folder whose files the page's server has at ${new URL('.', new URL(url, location.href)).href}, again after each update of MSW.`;
}

function problemOfScope(url: string, registration?: ServiceWorkerRegistration): string | undefined {
  if (registration === undefined || location.href.startsWith(registration.scope)) return undefined;
  return `The service worker ${url} acts on pages below ${registration.scope}, not on this one. Put its file into the root of the page's server.`;
}

/** A worker that the page has from before stays until its file is asked for again. */
async function updateRegistered(): Promise<void> {
  // There is none outside of secure contexts, where MSW does without.
  const registration = await navigator.serviceWorker?.getRegistration();
  try {
    await registration?.update();
  } catch (error) {
    // The worker of a mock that has just been stopped takes itself away, once it gets to it.
    if (await navigator.serviceWorker.getRegistration()) throw error;
    return;
  }
  const newest = registration?.installing ?? registration?.waiting;
  if (newest) await activationOf(newest);
}

function activationOf(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/**
 * MSW compares the worker with itself when it starts, and tells of a difference by a warning alone.
 *
 * @returns beside the value, the version of the worker where it is another
 */
async function hearingOfOtherVersions<T>(
  start: () => Promise<T>,
): Promise<[value: T, version: string | undefined]> {
  const { warn } = console;
  let version: string | undefined;
  console.warn = (...said: unknown[]) => {
    const found = /different version of MSW \(([^)]*)\)/.exec(String(said[0]));
    if (found === null) warn(...said);
    else version = found[1];
  };
  try {
    return [await start(), version];
  } finally {
    console.warn = warn;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
