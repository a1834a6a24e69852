import {
  API_KEY,
  type Behaviour,
  isExchange,
  type Runtime,
  type SentRequest,
  type Servers,
} from './behaviour.ts';

export interface Outcome {
  readonly name: string;
  /** Why it failed; `null` if it did not. */
  readonly failure: string | null;
  /** The feature that the runtime would need; `null` if it lacks none. */
  readonly lacks: string | null;
}

/** A behaviour that takes longer hangs. */
const LONGEST_MS = 15_000;

/** Runs behaviours one after another, so that none waits for another's connections. */
export async function runBehaviours(
  behaviours: readonly Behaviour[],
  runtime: Runtime,
  servers: Servers,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, behaviour] of behaviours.entries()) {
    const { name, needs } = behaviour;
    const lacks = needs === undefined || runtime.features.includes(needs) ? null : needs;
    const failure = lacks === null ? await failureOf(behaviour, index, runtime, servers) : null;
    outcomes.push({ name, failure, lacks });
  }
  return outcomes;
}

async function failureOf(
  behaviour: Behaviour,
  index: number,
  runtime: Runtime,
  servers: Servers,
): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), LONGEST_MS);
  });
  try {
    await Promise.race([runBehaviour(behaviour, index, runtime, servers), late]);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.stack}` : `${error}`;
  } finally {
    clearTimeout(timer);
  }
}

/** Runs one behaviour, and rejects if it is not as it should be. */
export async function runBehaviour(
  behaviour: Behaviour,
  index: number,
  runtime: Runtime,
  { scriptedUrl, ...servers }: Servers,
): Promise<void> {
  const baseUrl = `${scriptedUrl}/${index}`;
  const received = async (exchanges: boolean) => {
    const requests = (await (await fetch(`${baseUrl}/sent`)).json()) as SentRequest[];
    return requests.filter((request) => isExchange(request) === exchanges);
  };
  await behaviour.run({
    ...runtime,
    ...servers,
    baseUrl,
    client: (options) =>
      new runtime.package.main.Keyturn({
        apiKey: API_KEY,
        baseUrl,
        random: () => 0,
        dangerouslyAllowBrowser: true,
        ...options,
      }),
    sent: () => received(false),
    exchanges: () => received(true),
  });
}
