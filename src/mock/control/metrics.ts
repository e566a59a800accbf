/** The counts of a mock as Prometheus takes them. */
import { Counter, Gauge, Registry } from 'prom-client';
import type { Mock } from '../options.js';
import type { Tally } from '../tally.js';

/** The metrics of a mock, and their content type. Every label is of a closed set of words. */
export async function metricsOf(tally: Tally, mock: Mock): Promise<{ type: string; text: string }> {
  const registers = [new Registry()];
  const [register = new Registry()] = registers;
  const { requests, verdicts, faults, open, received, sent } = tally.counts();
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `oci_conform_${name}_total`, help, labelNames, registers });
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name: `oci_conform_${name}`, help, registers }).set(value);

  const answered = counter('requests', 'Requests that are over, by what answered them.', [
    'transport',
    'auth',
    'status',
  ]);
  for (const { transport, auth, status, count } of requests) {
    answered.inc({ transport, auth, status: String(status) }, count);
  }
  const judged = counter('signatures', 'Credentials judged, by verdict.', ['verdict']);
  for (const [verdict, count] of verdicts) judged.inc({ verdict }, count);
  const befallen = counter('faults', 'Answers that a fault befell.', ['fault']);
  for (const [fault, count] of faults) befallen.inc({ fault }, count);
  counter('received_bytes', 'Bytes of request bodies.').inc(received);
  counter('sent_bytes', 'Bytes of answers’ bodies.').inc(sent);
  gauge('open_streams', 'Answers that are not over: being written, or held open.', open);
  gauge('tenancies', 'Tenancies that there are.', mock.tenancies().length);
  return { type: register.contentType, text: await register.metrics() };
}
