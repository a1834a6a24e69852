/**
 * JWTs that stand for an API key for a while.
 *
 * - One algorithm: HS256. The header's `typ`, the issuer and the audience must be right as well.
 * - A JWT has one spelling: what only decodes to the same bytes, padded or with other spare bits, is
 *   refused.
 * - A JWT carries identity only (`sub`); rights are read from the key's record on every request.
 * - A JWT never outlives the key that it was made from.
 * - A signature is verified once; until `exp` a bounded cache answers, so the hot path does no crypto.
 *   A JWT that has ended is never answered from the cache.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import type { AppObserver } from '../observer.ts';
import type { Clock, MaybePromise, RandomBytes } from '../ports.ts';
import { randomBase62 } from './base62.ts';
import { createBoundedCache } from './bounded-cache.ts';

const ISSUER = 'keyturn';
const AUDIENCE = 'keyturn-admin-api';
const CACHED_SIGNATURES = 10_000;
const JTI_LENGTH = 22;
const SUBJECT = /^(?:token:[1-9]\d{0,15}|root:[0-9a-f]+)$/;
/** Base64url without padding. The last character of 32 bytes holds four bits, and two that are zero. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;
/** The end of the year 9999, the last that a timestamp of the contract can tell. */
const LAST_SECOND = 253_402_300_799;
/** Far beyond what this server issues: longer ones are refused unread. */
const MAX_LENGTH = 4096;

export interface IssuedJwt {
  readonly token: string;
  readonly expiresInSeconds: number;
  /** Milliseconds since the epoch, on a whole second. */
  readonly expiresAtMs: number;
}

export type JwtVerdict =
  | { readonly kind: 'valid'; readonly subject: string; readonly expiresAtMs: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

export interface Jwts {
  /**
   * @param subject `token:<id>` or `root:<fingerprint>`
   * @param keyEndMs end of the key in ms since the epoch, `null` for none
   * @returns `undefined` when the key ends before a JWT could live
   */
  issue(subject: string, keyEndMs: number | null): Promise<IssuedJwt | undefined>;
  verify(token: string): MaybePromise<JwtVerdict>;
  /** Forgets the verified signatures. @returns how many there were */
  clear(): number;
}

export interface JwtSettings {
  /** Used as its UTF-8 bytes. */
  readonly secret: string;
  readonly ttlSeconds: number;
  readonly clock: Pick<Clock, 'now'>;
  readonly randomBytes: RandomBytes;
  readonly observer?: Pick<AppObserver, 'cacheLookedUp'> | undefined;
}

/** Whether a credential claims to be a JWT, so that it is judged as one. */
export function looksLikeJwt(credential: string): boolean {
  return credential.startsWith('eyJ') || credential.split('.', 4).length === 3;
}

export function createJwts(settings: JwtSettings): Jwts {
  const { secret, ttlSeconds, clock, randomBytes, observer } = settings;
  const secretBytes = new TextEncoder().encode(secret);
  const verified = createBoundedCache<{ subject: string; expiresAtMs: number }>(CACHED_SIGNATURES);

  async function verifyAnew(token: string): Promise<JwtVerdict> {
    const verdict = await verifySignature(token, secretBytes, clock.now());
    if (verdict.kind === 'valid') {
      verified.set(token, { subject: verdict.subject, expiresAtMs: verdict.expiresAtMs });
    } else {
      verified.delete(token);
    }
    return verdict;
  }

  return {
    async issue(subject, keyEndMs) {
      const now = clock.now();
      // Rounded up, so that the whole lifetime is there when the clock stands between two seconds.
      const wanted = Math.ceil(now / 1000) + ttlSeconds;
      const exp = keyEndMs === null ? wanted : Math.min(wanted, Math.floor(keyEndMs / 1000));
      const expiresAtMs = exp * 1000;
      if (expiresAtMs <= now) return undefined;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setJti(randomBase62(JTI_LENGTH, randomBytes))
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(exp)
        .sign(secretBytes);
      const left = Math.ceil((expiresAtMs - now) / 1000);
      return { token, expiresInSeconds: Math.min(ttlSeconds, left), expiresAtMs };
    },

    verify(token) {
      const known = verified.get(token);
      const isKnown = known !== undefined && clock.now() < known.expiresAtMs;
      observer?.cacheLookedUp('jwts', isKnown);
      return isKnown ? { kind: 'valid', ...known } : verifyAnew(token);
    },

    clear: () => verified.clear(),
  };
}

async function verifySignature(
  token: string,
  secret: Uint8Array,
  nowMs: number,
): Promise<JwtVerdict> {
  if (token.length > MAX_LENGTH || !COMPACT.test(token)) return { kind: 'invalid' };
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      typ: 'JWT',
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'jti', 'iat', 'exp'],
      currentDate: new Date(nowMs),
    });
    const { sub, exp } = payload;
    if (sub === undefined || !SUBJECT.test(sub)) return { kind: 'invalid' };
    if (exp === undefined || !Number.isInteger(exp) || exp > LAST_SECOND)
      return { kind: 'invalid' };
    return { kind: 'valid', subject: sub, expiresAtMs: exp * 1000 };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'expired' };
    if (error instanceof errors.JOSEError) return { kind: 'invalid' };
    throw error;
  }
}
