/** Where the values of a run came from: which request made a record, a key or a JWT. */
import { dataOf, type Exchange, valueAt } from './exchange.ts';

export interface Origins {
  add(exchange: Exchange): void;
  /** The request whose answer gave that key or JWT. */
  ofSecret(secret: string): Exchange | undefined;
  /** The request that made the record with that id; the path tells of which kind it is. */
  ofRecord(path: string, id: string): Exchange | undefined;
}

export function createOrigins(): Origins {
  const secrets = new Map<string, Exchange>();
  const records = new Map<string, Exchange>();
  return {
    add(exchange) {
      const { operation, request, status } = exchange;
      if (operation?.method !== 'POST' || request.method !== 'POST' || status >= 300) return;
      const data = dataOf(exchange);
      const token = valueAt(data, 'token');
      const id = valueAt(data, 'id');
      if (typeof token === 'string') secrets.set(token, exchange);
      if (status === 201 && id !== undefined) {
        records.set(`${collectionOf(operation.path)} ${id}`, exchange);
      }
    },
    ofSecret: (secret) => secrets.get(secret),
    ofRecord: (path, id) => records.get(`${collectionOf(path)} ${id}`),
  };
}

/** `/api/external/models` of `/api/external/models/model_1`. */
function collectionOf(path: string): string {
  return path.split(/[/?]/, path.startsWith('/api/external/') ? 4 : 3).join('/');
}
