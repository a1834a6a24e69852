/** What a function answers; nothing where it throws. */
export function attempt<Answer>(run: () => Answer): Answer | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** What a text says as JSON; nothing where it is none. */
export function parseJson(text: string): unknown {
  return attempt(() => JSON.parse(text));
}
