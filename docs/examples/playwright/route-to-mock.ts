import type { Mock } from '@keyturn/mock-server';

/** What is needed here of Playwright's `Route`. */
interface Route {
  request(): {
    url(): string;
    method(): string;
    allHeaders(): Promise<Record<string, string>>;
    postDataBuffer(): Buffer | null;
  };
  fulfill(answer: { status: number; headers: Record<string, string>; body: Buffer }): Promise<void>;
  abort(errorCode: string): Promise<void>;
}

/** Answers a page's requests from the mock: ``page.route(`${mock.baseUrl}/**`, routeToMock(mock))``. */
export function routeToMock(mock: Mock): (route: Route) => Promise<void> {
  return async (route) => {
    const request = route.request();
    const body = request.postDataBuffer();
    const sent = {
      method: request.method(),
      headers: await request.allHeaders(),
      body: body && new Uint8Array(body),
    };
    try {
      const response = await mock.fetch(request.url(), sent);
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      if (cause?.code === undefined) throw error;
      // The connection was to break, and does so for the page.
      await route.abort(cause.code === 'ECONNREFUSED' ? 'connectionrefused' : 'connectionreset');
    }
  };
}
