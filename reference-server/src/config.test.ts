import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const SECRET = 'x'.repeat(32);

/** The sentences of the refusal. */
function refusal(args: string[], env: Record<string, string>): string {
  try {
    readConfig(args, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig([], {})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3010,
      dataDirectory: './data',
      databaseUrl: null,
      redisUrl: null,
      instances: 1,
      seed: 'demo',
      adminApiKey: null,
      jwtSecret: null,
      jwtTtlSeconds: 3600,
      rootRequestsPerHour: 1000,
      authFailureLimit: 60,
      trustedProxies: [],
      corsOrigins: [],
      logLevel: 'warn',
      usageRetentionDays: 30,
      metricsHost: '127.0.0.1',
      metricsPort: null,
      stopDelaySeconds: 0,
    });
  });

  it('comes from the environment, and from the command line first', () => {
    const env = {
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PORT: '8080',
      DATA_DIR: '/data',
      DATABASE_URL: 'postgresql://keyturn:hunter2@db:5432/keyturn',
      REDIS_URL: 'redis://cache:6379',
      INSTANCES: '3',
      SEED: 'demo',
      ADMIN_API_KEY: 'sk_live_your_secure_key_here',
      JWT_SECRET: SECRET,
      ADMIN_API_JWT_TTL: '20',
      ADMIN_API_RATE_LIMIT: '5',
      AUTH_FAILURE_LIMIT: '6',
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32',
      CORS_ORIGINS: 'https://admin.your-domain.com,http://localhost:5173',
      LOG_LEVEL: 'debug',
      USAGE_RETENTION_DAYS: '7',
      METRICS_HOST: '::1',
      METRICS_PORT: '9464',
      STOP_DELAY: '5',
    };
    expect(readConfig(['--port', '0', '--data=/elsewhere', '--seed', 'none'], env)).toEqual({
      production: true,
      host: '0.0.0.0',
      port: 0,
      dataDirectory: '/elsewhere',
      databaseUrl: 'postgresql://keyturn:hunter2@db:5432/keyturn',
      redisUrl: 'redis://cache:6379',
      instances: 3,
      seed: 'none',
      adminApiKey: 'sk_live_your_secure_key_here',
      jwtSecret: SECRET,
      jwtTtlSeconds: 20,
      rootRequestsPerHour: 5,
      authFailureLimit: 6,
      trustedProxies: ['10.0.0.0/8', '2001:db8::/32'],
      corsOrigins: ['https://admin.your-domain.com', 'http://localhost:5173'],
      logLevel: 'debug',
      usageRetentionDays: 7,
      metricsHost: '::1',
      metricsPort: 9464,
      stopDelaySeconds: 5,
    });
  });

  it('takes a variable set to nothing as not set', () => {
    const env = { ADMIN_API_KEY: '', JWT_SECRET: '', ADMIN_API_JWT_TTL: '', PORT: '' };
    expect(readConfig([], env)).toMatchObject({ adminApiKey: null, port: 3010 });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ DATABASE_URL: 'mysql://db/keyturn' }, 'DATABASE_URL must be a URL such as postgresql://'],
    [{ DATABASE_URL: 'postgresql:keyturn' }, 'DATABASE_URL must be a URL'],
    [{ REDIS_URL: 'cache:6379' }, 'REDIS_URL must be a URL such as redis://'],
    [{ INSTANCES: '0' }, 'INSTANCES must be a whole number of processes from 1'],
    [{ INSTANCES: '2' }, 'DATABASE_URL is not set, and several INSTANCES must all have the same.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ ADMIN_API_JWT_TTL: '0' }, 'ADMIN_API_JWT_TTL must be a whole number of seconds'],
    [{ ADMIN_API_RATE_LIMIT: '1.5' }, 'ADMIN_API_RATE_LIMIT must be a whole number of requests'],
    [{ AUTH_FAILURE_LIMIT: '-1' }, 'AUTH_FAILURE_LIMIT must be a whole number of failures'],
    [{ TRUSTED_PROXIES: '10.0.0.1/8' }, 'TRUSTED_PROXIES must be networks such as 10.0.0.0/8'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS must be origins such as https://'],
    [{ CORS_ORIGINS: 'https://a.example/path' }, 'CORS_ORIGINS must be origins'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace'],
    [{ USAGE_RETENTION_DAYS: '0' }, 'USAGE_RETENTION_DAYS must be a whole number of days'],
    [{ SEED: 'all' }, 'SEED must be demo or none.'],
    [{ METRICS_PORT: 'on' }, 'METRICS_PORT must be a whole number from 0 to 65535.'],
    [{ STOP_DELAY: '301' }, 'STOP_DELAY must be a whole number of seconds from 0 to 300.'],
    [{ JWT_SECRET: 'short secret' }, 'JWT_SECRET must be at least 32 bytes long'],
    [{ ADMIN_API_KEY: 'short' }, 'ADMIN_API_KEY must be 16 to 255 visible ASCII characters'],
    [{ ADMIN_API_KEY: 'with:a:colon:in:it:for:basic' }, 'without a colon'],
    [{ ADMIN_API_KEY: 'eyJ0123456789.abcdefgh.ijkl' }, 'not have the form of a JWT'],
  ])('refuses %j with a sentence that says what is right', (env, sentence) => {
    expect(refusal([], env)).toContain(sentence);
  });

  it('tells every mistake at once, and no value of a secret', () => {
    const env = { PORT: 'x', JWT_SECRET: 'hunter2', ADMIN_API_KEY: 'hunter2:' };
    const text = refusal([], env);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).not.toContain('hunter2');
  });

  it('needs JWT_SECRET in production, where nothing is made up', () => {
    expect(refusal([], { NODE_ENV: 'production' })).toContain('JWT_SECRET is not set');
    const config = readConfig([], { NODE_ENV: 'production', JWT_SECRET: SECRET });
    expect(config).toMatchObject({ production: true, adminApiKey: null });
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port'], '--port'],
    [['--port', '-1'], '--port'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535.'],
    [['--seed', 'all'], '--seed must be demo or none.'],
    [['start'], 'Unexpected argument'],
  ])('refuses the command line %j', (args, sentence) => {
    expect(refusal(args, {})).toContain(sentence);
  });

  it('seeds nothing in production, and logs every request there', () => {
    const config = readConfig([], { NODE_ENV: 'production', JWT_SECRET: SECRET });
    expect(config).toMatchObject({ seed: 'none', logLevel: 'info' });
  });

  it('gives way to a question for help or the version', () => {
    expect(readConfig(['--help'], { PORT: 'abc' })).toBe('help');
    expect(readConfig(['--version'], { PORT: 'abc' })).toBe('version');
  });
});
