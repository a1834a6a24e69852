/**
 * The JWTs that the mock has issued, so that a test can end them before their time.
 *
 * - An ended JWT is refused as an expired one is; one that is issued afterwards is good.
 */
import { ApiError } from '@keyturn/reference-server/internal/domain/api-error';
import type { Call } from '@keyturn/reference-server/internal/http/call';
import { PersistentMap } from '@keyturn/reference-server/internal/stores/memory/persistent-map';

interface IssuedJwt {
  /** `token:<id>` or `root:<fingerprint>`: whose it is. */
  readonly subject: string;
  readonly ended: boolean;
}

export type JwtsSnapshot = PersistentMap<string, IssuedJwt>;

export interface MockJwts {
  /** Refuses what has been ended. */
  check(call: Call): void;
  /** Remembers a JWT by the text of the answer that issued it. */
  noteIssued(answer: string): void;
  /** Ends the JWTs of a subject; all without one. */
  end(subject?: string): void;
  snapshot(): JwtsSnapshot;
  restore(snapshot: JwtsSnapshot): void;
}

export function createMockJwts(): MockJwts {
  let issued: JwtsSnapshot = PersistentMap.empty();

  return {
    check({ request }) {
      if (issued.size === 0) return;
      const [, jwt = ''] = request.headers.get('authorization')?.split(/ +/) ?? [];
      if (issued.get(jwt)?.ended === true) throw new ApiError('TOKEN_EXPIRED');
    },
    noteIssued(answer) {
      const { data } = JSON.parse(answer) as { data: { token: string } };
      issued = issued.with(data.token, { subject: subjectOf(data.token), ended: false });
    },
    end(subject) {
      const ended = issued
        .entries()
        .filter(([, jwt]) => subject === undefined || jwt.subject === subject)
        .map(([token, jwt]) => [token, { ...jwt, ended: true }] as const);
      issued = issued.withAll(ended);
    },
    snapshot: () => issued,
    restore(snapshot) {
      issued = snapshot;
    },
  };
}

function subjectOf(jwt: string): string {
  const [, payload = ''] = jwt.split('.');
  const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  return (JSON.parse(json) as { sub: string }).sub;
}
