/**
 * Takes every key and JWT of a run out of what is printed.
 *
 * - The key of the command line becomes `$KEYTURN_API_KEY`, every other one its own variable, so
 *   that a shell line with them can be run.
 * - What merely looks like a key or a JWT is taken out as well.
 */
const SHAPES = /\bsk_(?:live|test)_\w{8,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

export interface Secrets {
  keep(secret: string, variable: string): void;
  redact(text: string): string;
}

export function createSecrets(): Secrets {
  const known = new Map<string, string>();
  return {
    keep(secret, variable) {
      known.set(secret, variable);
    },
    redact(text) {
      let clean = text;
      // The longest first, so that a secret that contains another goes whole.
      const all = [...known].sort(([a], [b]) => b.length - a.length);
      for (const [secret, variable] of all) clean = clean.replaceAll(secret, `$${variable}`);
      return clean.replace(SHAPES, '[redacted]');
    },
  };
}

/** The shell variable of a key by its name in reports. */
export function variableOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return name === 'main' ? 'KEYTURN_API_KEY' : `KEYTURN_${words.replace(/\W+/g, '_')}_KEY`;
}
