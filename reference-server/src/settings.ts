/** What whoever runs the app decides. */
export interface AppSettings {
  /** `ADMIN_API_KEY`; `null` when the server has none. */
  readonly rootKey: string | null;
  /** Used as its UTF-8 bytes. */
  readonly jwtSecret: string;
  /** Lifetime of a JWT in seconds. */
  readonly jwtTtlSeconds?: number;
  /** Requests an hour for a live root key; ten times as many for a test one. */
  readonly rootRequestsPerHour?: number;
  /** Wrong credentials a minute and address. */
  readonly authFailureLimit?: number;
  /** CIDRs of proxies whose `X-Forwarded-For` counts. */
  readonly trustedProxies?: readonly string[];
  /** Origins whose pages may call the API from a browser. */
  readonly corsOrigins?: readonly string[];
  /** Told by `/system/health`. */
  readonly version?: string;
}

/** What holds where nothing is said; `config.ts` takes it from here too. */
export const DEFAULT_SETTINGS = {
  jwtTtlSeconds: 3600,
  rootRequestsPerHour: 1000,
  authFailureLimit: 60,
  trustedProxies: [],
  corsOrigins: [],
  version: '0.0.0',
} as const satisfies Partial<AppSettings>;
