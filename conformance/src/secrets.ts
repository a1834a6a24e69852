/**
 * Takes every key and JWT of a run out of what is printed.
 *
 * - The key of the command line becomes `$KEYTURN_API_KEY`, every other one its own variable, so
 *   that a shell line with them can be run.
 * - Keys and JWTs that answers give out are taken out as well, whatever they look like.
 * - So is what merely looks like a key or a JWT, a key of which the last character was changed, and
 *   a key inside the base64 of Basic credentials.
 */
import { dataOf, type Exchange, valueAt } from './exchange.ts';

/** A JWT is looked for from the beginning of a word only, so that a long text takes linear time. */
const SHAPES = /\bsk_(?:live|test)_\w{8,}|(?<![\w-])(?=[\w-]*\beyJ[\w-])[\w-]+\.[\w-]+\.[\w-]*/g;
/** What is shorter may be part of any word, and is taken out where it stands alone. */
const SHORTEST = 8;
const REDACTED = '[redacted]';

export interface Secrets {
  keep(secret: string, variable: string): void;
  /** Keeps what an answer gives out. */
  learn(exchange: Exchange): void;
  /** @param show How a variable is shown; as the shell writes it by default. */
  redact(text: string, show?: (variable: string) => string): string;
}

export function createSecrets(): Secrets {
  /** With their variables; the longest first, so that one that contains another goes whole. */
  let known: (readonly [secret: string, variable: string | undefined])[] = [];

  function add(secret: string, variable: string | undefined): void {
    if (secret === '') return;
    const others = known.filter(([other]) => other !== secret);
    // A variable says more than that something was here.
    if (others.length < known.length && variable === undefined) return;
    known = [...others, [secret, variable] as const].sort(([a], [b]) => b.length - a.length);
  }

  function keep(secret: string, variable: string | undefined): void {
    add(secret, variable);
    // What follows the key in Basic credentials changes the last characters only.
    const whole = base64(secret.slice(0, secret.length - (secret.length % 3)));
    if (secret.length < SHORTEST) return;
    add(whole, undefined);
    // A check sends keys whose last character it has changed.
    if (secret.length > SHORTEST) add(secret.slice(0, -1), undefined);
  }

  return {
    keep,
    learn(exchange) {
      const token = valueAt(dataOf(exchange), 'token');
      if (typeof token === 'string' && token.length >= SHORTEST) keep(token, undefined);
    },
    redact(text, show = (variable) => `$${variable}`) {
      let clean = text;
      for (const [secret, variable] of known) {
        clean = without(clean, secret, variable === undefined ? REDACTED : show(variable));
      }
      return clean.replace(SHAPES, REDACTED);
    },
  };
}

function without(text: string, secret: string, replacement: string): string {
  if (secret.length >= SHORTEST) return text.replaceAll(secret, () => replacement);
  const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'g'), () => replacement);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The shell variable of a key by its name in reports. */
export function variableOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return name === 'main' ? 'KEYTURN_API_KEY' : `KEYTURN_${words.replace(/\W+/g, '_')}_KEY`;
}
