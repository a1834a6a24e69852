/** Carries calls out inside traces. Loaded where a tracer is given, since most programs give none. */
import type { CallEnd, CallTrace, TracedCall, Tracer } from './tracer.ts';

/** What tracing reads and writes of a request. */
interface TracedRequest extends TracedCall {
  readonly attempts: number;
  trace?: CallTrace;
}

/** Carries a call out inside a trace of its own. */
export function traced<Result extends Pick<CallEnd, 'response'>>(
  tracer: Tracer,
  request: TracedRequest,
  call: () => Promise<Result>,
): Promise<Result> {
  const { operation, method, route, url } = request;
  const trace = tracer.start({ operation, method, route, url });
  request.trace = trace;
  const end = (how: Omit<CallEnd, 'attempts'>) => trace.end({ attempts: request.attempts, ...how });
  return trace.run(call).then(
    (result) => {
      end({ response: result.response });
      return result;
    },
    (error: unknown) => {
      end({ error });
      throw error;
    },
  );
}
