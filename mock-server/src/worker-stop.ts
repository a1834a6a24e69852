/** Stops the worker of either major of MSW, and waits until requests pass it by. */
import type { SetupWorker } from 'msw/browser';
import { realDelay, realTurn } from './real-time.ts';

/** @param patienceMs how long to wait for a worker that may not be there any more */
export async function stopWorker(
  worker: Pick<SetupWorker, 'stop'>,
  patienceMs = 5_000,
): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([stopAndHear(worker, signal), realDelay(patienceMs, signal)]);
  waiting.abort();
}

async function stopAndHear(worker: Pick<SetupWorker, 'stop'>, signal: AbortSignal): Promise<void> {
  await worker.stop();
  // Version 3 has heard from the worker by now. Version 2 posts its message about here.
  await realTurn();
  await answerOfWorker(signal);
}

/**
 * A worker takes each message through the same steps, in the order in which they were posted: once
 * it answers this one, it has done what those before it said. Nothing asks this one but a start. The
 * message that keeps a worker alive would not do: an earlier one may be on its way.
 */
async function answerOfWorker(signal: AbortSignal): Promise<void> {
  // There is none outside of secure contexts, where MSW does without.
  const { serviceWorker } = navigator;
  const controller = serviceWorker?.controller;
  if (!controller) return;
  const answered = new Promise<void>((resolve) => {
    const hear = ({ data }: MessageEvent) => {
      if (data?.type === 'INTEGRITY_CHECK_RESPONSE') resolve();
    };
    serviceWorker.addEventListener('message', hear, { signal });
  });
  controller.postMessage('INTEGRITY_CHECK_REQUEST');
  await answered;
}
