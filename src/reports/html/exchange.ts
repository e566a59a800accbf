/** Exchanges as they were on the wire: request, answer, frames with their times. */
import type { Exchange, HeaderLines } from '../../protocol/exchange.js';
import type { Finding } from '../../suites/check.js';
import type { Trace } from '../../suites/trace.js';
import { describeExchange } from '../describe.js';
import { excerptOf, framesOf, isStream } from '../excerpt.js';
import { type Markup, markup, nothing } from './markup.js';

/** So many exchanges and frames are shown; the trace has all. */
const shownExchanges = 12;
const shownFrames = 120;

/** What the service saw and sent, or else what the probe saw; the last exchange is open. */
export function exchangesMarkup(trace: Trace, finding: Finding | undefined): readonly Markup[] {
  const all = trace.journal ?? trace.seen;
  const shown = all.slice(-shownExchanges);
  const left = all.length - shown.length;
  return [
    left === 0 ? nothing : markup`<p class="soft">${left} earlier exchanges are in the trace.</p>`,
    ...shown.map((one, at) => exchangeMarkup(one, finding, at === shown.length - 1)),
  ];
}

function exchangeMarkup(exchange: Exchange, finding: Finding | undefined, isOpen: boolean): Markup {
  const { request, response, identity } = exchange;
  const stream = response !== undefined && isStream(response.headers);
  const open = isOpen ? markup` open` : nothing;
  const diagnosis = identity?.diagnosis;
  return markup`<details${open}><summary><code>${describeExchange(exchange)}</code>
<span class="soft">at ${Math.round(exchange.at)} ms</span></summary>
${diagnosis === undefined ? nothing : markup`<p>${diagnosis.summary} ${diagnosis.remedy}</p>`}
<div class="wire"><div class="line">${request.method} ${request.target}</div>${headers(request.headers)}
${request.body.text === '' ? nothing : markup`<div class="line">${request.body.text}</div>`}</div>
${
  response === undefined
    ? markup`<p class="soft">No answer.</p>`
    : markup`<div class="wire"><div class="line">${response.status}</div>${headers(response.headers)}</div>
<div class="wire">${framesMarkup(exchange, stream, finding)}</div>`
}</details>`;
}

function headers(lines: HeaderLines): readonly Markup[] {
  return lines.map(([name, value]) => markup`<div class="line soft">${name}: ${value}</div>`);
}

/** All frames, or where they are too many those around the finding. */
function framesMarkup(
  { response }: Exchange,
  stream: boolean,
  finding: Finding | undefined,
): readonly Markup[] {
  if (response === undefined) return [];
  const { body, chunks } = response;
  const excerpt = excerptOf(body, stream, finding, chunks);
  const named = new Set(excerpt.filter(({ marked }) => marked).map(({ label }) => label));
  const all = framesOf(body, stream, chunks);
  return (all.length > shownFrames ? excerpt : all).map(({ label, text, at }) => {
    const mark = named.has(label) ? markup` class="named"` : nothing;
    const time = at === undefined ? '' : `${Math.round(at)} ms`;
    return markup`<div${mark}><span class="soft">${label}</span><span class="soft">${time}</span><span>${text}</span></div>`;
  });
}
