import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../test/exchange-of.ts';
import { createSecrets, variableOf } from './secrets.ts';

const KEY = 'sk_test_abcdefghijklmnopqrstuvwxyz012345';

describe('secrets', () => {
  it('puts the variable of a key in its place', () => {
    const secrets = createSecrets();
    secrets.keep(KEY, variableOf('main'));
    expect(secrets.redact(`Authorization: Bearer ${KEY}`)).toBe(
      'Authorization: Bearer $KEYTURN_API_KEY',
    );
  });

  it('gives every other key a variable of its own', () => {
    expect(['lowLimit', 'wrong', 'otherEnvironment'].map(variableOf)).toEqual([
      'KEYTURN_LOW_LIMIT_KEY',
      'KEYTURN_WRONG_KEY',
      'KEYTURN_OTHER_ENVIRONMENT_KEY',
    ]);
  });

  it.each([':', ':password', ''])(
    'takes a key out of Basic credentials that end in "%s"',
    (end) => {
      const secrets = createSecrets();
      secrets.keep(KEY, variableOf('main'));
      const shown = secrets.redact(`Basic ${btoa(`${KEY}${end}`)}`);
      expect(shown).toMatch(/^Basic \[redacted\]/);
      expect(atob(shown.replace('Basic [redacted]', ''))).not.toContain(KEY.slice(-3));
    },
  );

  it('takes out a key of which the last character was changed', () => {
    const secrets = createSecrets();
    secrets.keep('a-root-key-of-any-form', variableOf('main'));
    expect(secrets.redact('Bearer a-root-key-of-any-fora')).toBe('Bearer [redacted]a');
  });

  it('takes out what an answer gave, whatever it looks like', () => {
    const secrets = createSecrets();
    secrets.learn(exchangeOf('auth.validate', 200, { data: { token: 'opaque-token-of-theirs' } }));
    expect(secrets.redact('It was opaque-token-of-theirs.')).toBe('It was [redacted].');
  });

  it('takes out the longer of two secrets whole', () => {
    const secrets = createSecrets();
    secrets.keep('a-secret', 'SHORT');
    secrets.keep('a-secret-and-more', 'LONG');
    expect(secrets.redact('a-secret-and-more a-secret')).toBe('$LONG $SHORT');
  });

  it('takes a short key out where it stands alone, and leaves words whole', () => {
    const secrets = createSecrets();
    secrets.keep('x', variableOf('main'));
    expect(secrets.redact('Bearer x for external')).toBe('Bearer $KEYTURN_API_KEY for external');
  });

  it.each([KEY, 'eyJhbGciOiJub25lIn0.e30.', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'])(
    'takes out what looks like a key or a JWT: %s',
    (secret) => {
      expect(createSecrets().redact(`found ${secret}`)).toBe('found [redacted]');
    },
  );
});
