import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { openTelemetry } from '../../src/opentelemetry.ts';
import type { CallEnd, CallTrace, TracedCall } from '../../src/tracer.ts';
import { createManualClock } from './manual-clock.ts';

/** A call as a test traces it. */
export const TRACED: TracedCall = {
  operation: 'users.get',
  method: 'GET',
  route: '/api/external/users/{id}',
  url: 'https://api.test/api/external/users/user_1?expand=plan',
};

/** How that call ends. */
export const ENDED: CallEnd = { attempts: 1, response: answerOf(200) };

/** An answer as far as tracing looks at it. */
export function answerOf(status: number, requestId = 'req_1') {
  return { status, headers: new Headers({ 'x-request-id': requestId }) };
}

/** A tracer over the real SDK, whose spans and metrics stay in memory. */
export function createRecorder(options: { readonly propagate?: boolean } = {}) {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter: spans })],
  });
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const clock = createManualClock();
  const tracer = openTelemetry({ tracerProvider, meterProvider, clock, ...options });
  return {
    tracer,
    tracerProvider,
    clock,
    /** The span of a call that a test carries out. */
    span(
      act: (trace: CallTrace) => void,
      started: Partial<TracedCall> = {},
      end: Partial<CallEnd> = {},
    ): ReadableSpan {
      const own = tracer.start({ ...TRACED, ...started });
      act(own);
      own.end({ ...ENDED, ...end });
      const last = spans.getFinishedSpans().at(-1);
      if (!last) throw new Error('No span has ended.');
      return last;
    },
    spans: () => spans.getFinishedSpans(),
    /** The data points of a metric, with its unit. */
    async metric(name: string) {
      await reader.forceFlush();
      const all =
        exporter
          .getMetrics()
          .at(-1)
          ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
      return all.find(({ descriptor }) => descriptor.name === name);
    },
  };
}
